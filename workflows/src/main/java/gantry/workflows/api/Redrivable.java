package gantry.workflows.api;

import gantry.workflows.engine.ExecutionDetails;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * Whether an execution may be redriven, as DescribeExecution tells it.
 *
 * @param reason why not; null if it may
 */
record Redrivable(String status, @Nullable String reason) {
    /** "within 14 days of its completion" (developer guide, Redriving executions). */
    static final Duration PERIOD = Duration.ofDays(14);

    private static final Redrivable YES = new Redrivable("REDRIVABLE", null);

    static Redrivable of(ExecutionDetails execution, long nowMs) {
        return switch (execution.status()) {
            case RUNNING, SUCCEEDED ->
                    no("Execution is " + execution.status() + " and cannot be redriven");
            case FAILED, TIMED_OUT, ABORTED ->
                    nowMs - execution.closedAtMs() < PERIOD.toMillis()
                            ? YES
                            : no("Execution redrive period exceeded");
        };
    }

    private static Redrivable no(String reason) {
        return new Redrivable("NOT_REDRIVABLE", reason);
    }
}

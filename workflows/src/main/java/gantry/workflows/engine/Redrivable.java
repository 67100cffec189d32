package gantry.workflows.engine;

import gantry.states.interpreter.ExecutionStatus;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * Whether an execution may be redriven, in the words of DescribeExecution.
 *
 * @param reason why not; null if it may
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html#redrive-eligibility">
 *     Redrive eligibility</a>
 */
public record Redrivable(@Nullable String reason) {
    /** "the redrivable period of 14 days", from its end. */
    public static final Duration PERIOD = Duration.ofDays(14);

    /** "the maximum open time of one year", from its start. */
    private static final Duration MAX_OPEN = Duration.ofDays(365);

    /** "less than 24,999 events": room for ExecutionRedriven and one more. */
    private static final long MAX_EVENTS = 24_999;

    private static final Redrivable YES = new Redrivable(null);

    /** An execution that ended without success. */
    public record Ended(long startedAtMs, long closedAtMs, long events, boolean isMachineDeleted) {}

    /** Of an execution that runs or has succeeded: never. */
    public static Redrivable never(ExecutionStatus status) {
        return new Redrivable("Execution is " + status + " and cannot be redriven");
    }

    /** Of one that ended without success. */
    public static Redrivable of(Ended execution, long nowMs) {
        if (execution.isMachineDeleted()) {
            return new Redrivable("State machine is in DELETING status");
        }
        if (execution.events() >= MAX_EVENTS) {
            return new Redrivable("Execution history event limit exceeded");
        }
        if (nowMs - execution.startedAtMs() >= MAX_OPEN.toMillis()) {
            return new Redrivable("Execution has exceeded the max execution time");
        }
        return nowMs - execution.closedAtMs() >= PERIOD.toMillis()
                ? new Redrivable("Execution redrivable period exceeded")
                : YES;
    }

    /** The redriveStatus; there are no map runs that could redrive what this cannot. */
    public String status() {
        return reason == null ? "REDRIVABLE" : "NOT_REDRIVABLE";
    }
}

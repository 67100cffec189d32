package gantry.workflows.engine;

import gantry.states.interpreter.ExecutionStatus;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * Whether an execution may be redriven, in the words of DescribeExecution.
 *
 * @param status the redriveStatus
 * @param reason why not; null if it may
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html#redrive-eligibility">
 *     Redrive eligibility</a>
 */
public record Redrivable(String status, @Nullable String reason) {
    /** "the redrivable period of 14 days", from its end. */
    public static final Duration PERIOD = Duration.ofDays(14);

    /** "the maximum open time of one year", from its start. */
    private static final Duration MAX_OPEN = Duration.ofDays(365);

    /** "less than 24,999 events": room for ExecutionRedriven and one more. */
    private static final long MAX_EVENTS = 24_999;

    private static final Redrivable YES = new Redrivable("REDRIVABLE", null);

    /** Of a child of a map run: together with it. */
    private static final Redrivable BY_MAP_RUN = new Redrivable("REDRIVABLE_BY_MAP_RUN", null);

    /** An execution that ended without success. */
    public record Ended(long startedAtMs, long closedAtMs, long events, boolean isMachineDeleted) {}

    /** Of an execution that runs or has succeeded: never. */
    public static Redrivable never(ExecutionStatus status) {
        return never(status.name());
    }

    /** Of one in a state in which none ever may be. */
    public static Redrivable never(String status) {
        return not("Execution is " + status + " and cannot be redriven");
    }

    /** The same of a child of a map run. */
    public Redrivable byMapRun() {
        return reason == null ? BY_MAP_RUN : this;
    }

    /** Of a child of a map run, asked for alone; AWS refuses it, its words are not known. */
    public static Redrivable notAlone() {
        return not("Child workflow execution can only be redriven with its Map Run");
    }

    private static Redrivable not(String reason) {
        return new Redrivable("NOT_REDRIVABLE", reason);
    }

    /** Of one that ended without success. */
    public static Redrivable of(Ended execution, long nowMs) {
        if (execution.isMachineDeleted()) {
            return not("State machine is in DELETING status");
        }
        if (execution.events() >= MAX_EVENTS) {
            return not("Execution history event limit exceeded");
        }
        if (nowMs - execution.startedAtMs() >= MAX_OPEN.toMillis()) {
            return not("Execution has exceeded the max execution time");
        }
        return nowMs - execution.closedAtMs() >= PERIOD.toMillis()
                ? not("Execution redrivable period exceeded")
                : YES;
    }
}

package gantry.states.interpreter;

import gantry.json.Payload;

import org.jspecify.annotations.Nullable;

/**
 * What a child of a map run came to.
 *
 * @param name in the context object: of an EXPRESS child without its run
 * @param isExpress such a child is never redriven: it runs anew
 * @param status of an execution, or {@link #PENDING}
 * @param output of a child that SUCCEEDED
 * @param startMs epoch milliseconds; null if it never started
 * @param stopMs null if it has not ended
 */
public record ChildResult(
        String executionArn,
        String name,
        String stateMachineArn,
        boolean isExpress,
        String status,
        Payload input,
        @Nullable Payload output,
        @Nullable String error,
        @Nullable String cause,
        int redriveCount,
        @Nullable Long startMs,
        @Nullable Long stopMs) {
    /** The status of a child that never began. */
    public static final String PENDING = "PENDING";

    /** Of one that has ended. */
    public static ChildResult of(Execution ended) {
        ExecutionHeader header = ended.header();
        return new ChildResult(
                header.executionArn(),
                header.name(),
                header.stateMachineArn(),
                header.express(),
                ended.status().name(),
                header.input(),
                ended.output(),
                ended.error(),
                ended.cause(),
                ended.redriveCount(),
                header.startedAtMs(),
                ended.closedAtMs());
    }

    /** Of one that never began: it has an input and no name. */
    public static ChildResult pending(Payload input) {
        return new ChildResult("", "", "", false, PENDING, input, null, null, null, 0, null, null);
    }

    public boolean hasSucceeded() {
        return ExecutionStatus.SUCCEEDED.name().equals(status);
    }

    /** Names no payload. */
    @Override
    public String toString() {
        return "ChildResult[" + executionArn + ", " + status + "]";
    }
}

package gantry.workflows.results;

import org.jspecify.annotations.Nullable;

/**
 * What a child of a map run came to.
 *
 * @param input JSON text
 * @param output JSON text; null of a child that did not succeed
 * @param redriveStatus such as {@code NOT_REDRIVABLE}
 * @param redriveStatusReason null where there is none
 * @param startMs epoch milliseconds; null if it never started
 * @param stopMs null if it has not ended
 * @param status of an execution, or {@code PENDING}
 */
public record ChildResult(
        String executionArn,
        String name,
        String stateMachineArn,
        String status,
        String input,
        @Nullable String output,
        @Nullable String error,
        @Nullable String cause,
        int redriveCount,
        String redriveStatus,
        @Nullable String redriveStatusReason,
        @Nullable Long startMs,
        @Nullable Long stopMs) {
    /** Names no payload. */
    @Override
    public String toString() {
        return "ChildResult[" + executionArn + ", " + status + "]";
    }
}

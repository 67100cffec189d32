package gantry.workflows.store;

import gantry.json.Payload;
import gantry.states.interpreter.ExecutionStatus;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.arn.Qualifiers;

import org.jspecify.annotations.Nullable;

/**
 * A row of the executions table, decoded.
 *
 * @param id grows with time, unique over all partitions
 * @param closedAtMs 0 while it is open
 * @param redrivenAtMs 0 if it never was
 * @param closing of a closed execution
 */
public record ExecutionRow(
        long id,
        ExecutionArn arn,
        String revisionKey,
        Qualifiers qualifiers,
        ExecutionStatus status,
        long startedAtMs,
        long closedAtMs,
        long redrivenAtMs,
        Opening opening,
        @Nullable Closing closing) {

    /**
     * What never changes.
     *
     * @param deadlineMs when the execution itself times out
     */
    public record Opening(
            Payload input, String roleArn, @Nullable String traceHeader, long deadlineMs) {}

    /** How it ended, and where its counters stood. */
    public record Closing(
            @Nullable Payload output,
            @Nullable String error,
            @Nullable String cause,
            int redriveCount) {}
}

package gantry.workflows.store;

import gantry.json.Payload;
import gantry.states.interpreter.ExecutionStatus;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.arn.Qualifiers;
import gantry.workflows.engine.RedriveTokens;
import gantry.workflows.maprun.Membership;

import org.jspecify.annotations.Nullable;

/**
 * A row of the executions table, decoded.
 *
 * @param id grows with time, unique over all partitions
 * @param closedAtMs 0 while it is open
 * @param closing of a closed execution
 * @param membership of a child of a map run
 */
public record ExecutionRow(
        long id,
        ExecutionArn arn,
        String revisionKey,
        Qualifiers qualifiers,
        ExecutionStatus status,
        long startedAtMs,
        long closedAtMs,
        Redrives redrives,
        Opening opening,
        @Nullable Closing closing,
        @Nullable Membership membership) {

    /**
     * What never changes.
     *
     * @param deadlineMs when the execution itself times out, unless it is redriven
     */
    public record Opening(
            Payload input, String roleArn, @Nullable String traceHeader, long deadlineMs) {}

    /** How it ended. */
    public record Closing(
            @Nullable Payload output, @Nullable String error, @Nullable String cause) {}

    /**
     * How it was redriven.
     *
     * @param lastAtMs 0 if it never was
     * @param deadlineMs when the execution itself times out since the last redrive
     */
    public record Redrives(int count, long lastAtMs, long deadlineMs, RedriveTokens tokens) {
        static final Redrives NONE = new Redrives(0, 0, 0, RedriveTokens.NONE);

        /** Of an EXPRESS child of a map run, which has no date of it and no deadline beyond it. */
        static Redrives ofExpress(int count) {
            return count == 0 ? NONE : new Redrives(count, 0, Long.MAX_VALUE, RedriveTokens.NONE);
        }
    }

    /** How long its input and output are, in UTF-8. */
    long payloadBytes() {
        Payload output = closing == null ? null : closing.output();
        return (long) opening.input().utf8Length() + (output == null ? 0 : output.utf8Length());
    }

    /** When the execution itself times out. */
    public long deadlineMs() {
        return redrives.count() == 0 ? opening.deadlineMs() : redrives.deadlineMs();
    }
}

package gantry.workflows.store;

import gantry.states.interpreter.ExecutionStatus;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.arn.MapRunArn;
import gantry.workflows.arn.Qualifiers;
import gantry.workflows.maprun.MapRunStatus;
import gantry.workflows.maprun.Membership;

import org.jspecify.annotations.Nullable;

/** One row that a batch puts or deletes. */
public sealed interface Change {
    long executionId();

    /** About how many bytes it writes. */
    default int bytes() {
        return ROW_BYTES;
    }

    /** Of keys, numbers and index entries, about. */
    int ROW_BYTES = 100;

    /**
     * A new execution, which may be closed already.
     *
     * @param membership of a child of a map run
     */
    record ExecutionOpened(
            long executionId,
            ExecutionArn arn,
            String revisionKey,
            Qualifiers qualifiers,
            ExecutionStatus status,
            long startedAtMs,
            long closedAtMs,
            Blob opening,
            @Nullable Blob closing,
            @Nullable Membership membership)
            implements Change {
        @Override
        public int bytes() {
            return 2 * ROW_BYTES + opening.length() + (closing == null ? 0 : closing.length());
        }
    }

    record ExecutionClosed(long executionId, ExecutionStatus status, long closedAtMs, Blob closing)
            implements Change {
        @Override
        public int bytes() {
            return ROW_BYTES + closing.length();
        }
    }

    /**
     * An execution that is open again, or even closed again.
     *
     * @param redrives what is not in columns of its own
     * @param closing null while it is open
     */
    record ExecutionRedriven(
            long executionId,
            ExecutionStatus status,
            long closedAtMs,
            int redriveCount,
            long redrivenAtMs,
            Blob redrives,
            @Nullable Blob closing)
            implements Change {
        @Override
        public int bytes() {
            return ROW_BYTES + redrives.length() + (closing == null ? 0 : closing.length());
        }
    }

    record HistoryAdded(
            long executionId, long firstEventId, long lastEventId, int nextFrameNo, Blob events)
            implements Change {
        @Override
        public int bytes() {
            return ROW_BYTES + events.length();
        }
    }

    record PayloadAdded(long executionId, int number, Blob utf8) implements Change {
        @Override
        public int bytes() {
            return ROW_BYTES + utf8.length();
        }
    }

    /**
     * A frame, new or changed.
     *
     * @param wakeAtMs null for never
     * @param activityArn of an activity task that no worker has taken
     */
    record FramePut(
            long executionId,
            int frameNo,
            @Nullable Long wakeAtMs,
            @Nullable String activityArn,
            Blob body)
            implements Change {
        @Override
        public int bytes() {
            return ROW_BYTES + body.length();
        }
    }

    /** How far a mocked execution has come in its answers, new or changed. */
    record InvocationsPut(long executionId, Blob counts) implements Change {
        @Override
        public int bytes() {
            return ROW_BYTES + counts.length();
        }
    }

    record FrameDeleted(long executionId, int frameNo) implements Change {}

    /** An EXPRESS child of a map run that runs anew, under another run's name. */
    record ChildRestarted(long executionId, ExecutionArn arn, long startedAtMs, int redriveCount)
            implements Change {}

    /**
     * A map run that begins.
     *
     * @param executionId of the Map state's execution
     */
    record MapRunOpened(
            long mapRunId,
            long executionId,
            int frameNo,
            MapRunArn arn,
            long startedAtMs,
            Blob plan,
            Standing standing)
            implements Change {
        @Override
        public int bytes() {
            return 2 * ROW_BYTES + plan.length() + standing.bytes();
        }
    }

    /** A map run that changed. */
    record MapRunMoved(long mapRunId, long executionId, Standing standing) implements Change {
        @Override
        public int bytes() {
            return standing.bytes();
        }
    }

    /**
     * How a map run stands.
     *
     * @param isInHand whether something of it is to be done
     */
    record Standing(MapRunStatus status, long stoppedAtMs, boolean isInHand, Blob progress) {
        int bytes() {
            return ROW_BYTES + progress.length();
        }
    }

    record JournalPut(JournalEntry entry) implements Change {
        @Override
        public long executionId() {
            return entry.id();
        }

        @Override
        public int bytes() {
            return ROW_BYTES + entry.input().utf8Length();
        }
    }

    /** The spans of an execution that has ended are to be sent. */
    record TracePending(long executionId, int redriveCount) implements Change {}

    record JournalDeleted(long executionId) implements Change {}

    /**
     * A closed execution that is kept no longer is there for nobody any more; what else it has is
     * removed by and by, {@link Removals}.
     */
    record ExecutionRemoved(long executionId) implements Change {}
}

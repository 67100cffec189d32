package gantry.workflows.partition;

import gantry.states.interpreter.Event;
import gantry.states.interpreter.Execution;
import gantry.states.interpreter.ExecutionStatus;
import gantry.workflows.engine.Redrivable;
import gantry.workflows.maprun.ChildOutcome;
import gantry.workflows.maprun.Stage;
import gantry.workflows.store.Blob;
import gantry.workflows.store.Change;
import gantry.workflows.store.ChildRef;
import gantry.workflows.store.ExecutionCodec;
import gantry.workflows.store.ExecutionRow;

import java.util.List;

/**
 * Children of a map run that began in earlier turns: they are stopped, or run again, a page at a
 * time as the store names them. Part of a {@link Turn}.
 */
final class ChildrenAgain {
    /** Each is loaded for the turn. */
    private static final int PAGE = 100;

    private final Turn turn;
    private final Partition partition;
    private final PendingBatch batch;
    private final Lookup lookup;
    private final ExpressChildren express;
    private final List<Change> otherChanges;
    private final long nowMs;

    ChildrenAgain(
            Turn turn,
            Partition partition,
            PendingBatch batch,
            Lookup lookup,
            ExpressChildren express,
            List<Change> otherChanges,
            long nowMs) {
        this.turn = turn;
        this.partition = partition;
        this.batch = batch;
        this.lookup = lookup;
        this.express = express;
        this.otherChanges = otherChanges;
        this.nowMs = nowMs;
    }

    /** Has a task done outside. */
    @FunctionalInterface
    interface Asking {
        void ask(OpenMapRun open, MapRunTask task);
    }

    /** EXPRESS children cannot be stopped: their end is awaited (measured). */
    void findOpen(OpenMapRun open, Asking asking) {
        if (!open.run.shape().isExpress() && open.run.executions().running() > 0) {
            asking.ask(open, new MapRunTask.FindOpen(PAGE));
        }
    }

    void findUnsuccessful(OpenMapRun open, Asking asking) {
        long room = open.run.room();
        if (room > 0) {
            asking.ask(
                    open,
                    new MapRunTask.FindUnsuccessful(
                            open.run.redrives().nextItem(), (int) Math.min(room, PAGE)));
        }
    }

    void take(OpenMapRun open, List<ChildRef> children) {
        if (open.run.stage() == Stage.STOPPING) {
            stop(open, children);
        } else if (children.isEmpty()) {
            open.move(open.run.redriveDone(nowMs));
        } else {
            children.forEach(child -> redrive(open, child));
        }
    }

    private void stop(OpenMapRun open, List<ChildRef> children) {
        if (children.isEmpty()) {
            throw new IllegalStateException(
                    open.arn + " counts " + open.run.executions().running() + " children too many");
        }
        String cause =
                "The map run execution ["
                        + open.arn
                        + "] which was managing this resource was aborted";
        for (ChildRef ref : children) {
            Resident child = lookup.find(ref.id());
            if (child == null) {
                closeUnreadable(open, ref, cause);
            } else {
                turn.advance(child, new Event.Stop(null, cause));
            }
        }
    }

    /** A child whose rows cannot be understood must not keep its map run open for ever. */
    private void closeUnreadable(OpenMapRun open, ChildRef ref, String cause) {
        var closing = new ExecutionRow.Closing(null, null, cause);
        otherChanges.add(
                new Change.ExecutionClosed(
                        ref.id(),
                        ExecutionStatus.ABORTED,
                        nowMs,
                        Blob.of(ExecutionCodec.encode(closing, _ -> 0))));
        open.move(open.run.ended(ChildOutcome.ABORTED, ref.itemCount(), nowMs));
    }

    private void redrive(OpenMapRun open, ChildRef ref) {
        if (open.run.stage() != Stage.REDRIVING || open.run.room() == 0) {
            return; // it is found again
        }
        Resident child = lookup.find(ref.id());
        ChildOutcome before = outcome(ref.status());
        if (child == null || !isRedrivable(child)) {
            open.move(open.run.leftAsItEnded(before, ref.firstItem(), ref.itemCount(), nowMs));
        } else if (!child.arn.isExpress()) {
            open.move(open.run.startedAgain(before, ref.firstItem(), ref.itemCount()));
            batch.opened++;
            partition.setting.open().add(1);
            turn.take(child, turn.step(child, new Event.Redrive()));
        } else if (express.tryTakeRoom(open)) {
            open.move(open.run.startedAgain(before, ref.firstItem(), ref.itemCount()));
            express.restart(child);
        }
    }

    private boolean isRedrivable(Resident child) {
        if (LostRevision.is(child.revision)) {
            return false;
        }
        Execution execution = child.execution();
        var ended =
                new Redrivable.Ended(
                        execution.header().startedAtMs(),
                        execution.closedAtMs(),
                        execution.lastEventId(),
                        partition.setting.machines().isDeleting(child.revision.arn()));
        return Redrivable.of(ended, nowMs).reason() == null;
    }

    static ChildOutcome outcome(ExecutionStatus status) {
        return switch (status) {
            case SUCCEEDED -> ChildOutcome.SUCCEEDED;
            case FAILED -> ChildOutcome.FAILED;
            case TIMED_OUT -> ChildOutcome.TIMED_OUT;
            case ABORTED -> ChildOutcome.ABORTED;
            case RUNNING -> throw new IllegalStateException("A child has ended and runs");
        };
    }
}

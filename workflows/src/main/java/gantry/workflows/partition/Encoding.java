package gantry.workflows.partition;

import gantry.states.interpreter.Execution;
import gantry.states.interpreter.Frame;
import gantry.states.interpreter.HistoryEvent;
import gantry.workflows.engine.MachineRevision;
import gantry.workflows.executionlog.LogSettings;
import gantry.workflows.store.Blob;
import gantry.workflows.store.Change;
import gantry.workflows.store.ExecutionCodec;
import gantry.workflows.store.ExecutionRow.Closing;
import gantry.workflows.store.ExecutionRow.Opening;
import gantry.workflows.store.FrameCodec;
import gantry.workflows.store.HistoryCodec;
import gantry.workflows.store.InvocationSql;
import gantry.workflows.store.Woken;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Turns what became of an execution in a turn into rows. Only the end counts: a frame that came and
 * went within it writes nothing.
 */
final class Encoding {
    private final PendingBatch batch;

    Encoding(PendingBatch batch) {
        this.batch = batch;
    }

    void encode(Resident resident, List<Change> changes) {
        int before = changes.size();
        trace(resident, changes);
        encodeExecution(resident, changes);
        encodeHistory(resident, changes);
        for (int no : resident.takeChangedFrames()) {
            encodeFrame(resident, no, changes);
        }
        encodeInvocations(resident, changes);
        changes.addAll(resident.ledger.takeAdded());
        if (changes.size() > before) {
            resident.lastBatchNo = batch.number;
            batch.residents.add(resident);
        }
    }

    /** With the end itself, so that neither is there without the other. */
    private void trace(Resident resident, List<Change> changes) {
        int redrives = resident.execution().redriveCount();
        boolean isStored = resident.isStoredClosed && redrives == resident.storedRedriveCount;
        if (resident.revision.isTraced() && resident.isClosed() && !isStored) {
            changes.add(new Change.TracePending(resident.id, redrives));
            batch.effects.add(new AfterCommit.Traced());
        }
    }

    private void encodeExecution(Resident resident, List<Change> changes) {
        Execution execution = resident.execution();
        if (!resident.arn.isExpress()) { // else its run is counted where it runs
            count(resident, execution);
        }
        if (!resident.isStored) {
            changes.add(opened(resident, execution));
        } else if (resident.isRestarted) {
            changes.add(
                    new Change.ChildRestarted(
                            resident.id,
                            resident.arn,
                            execution.header().startedAtMs(),
                            execution.redriveCount()));
            resident.isRestarted = false;
        } else if (execution.redriveCount() != resident.storedRedriveCount) {
            changes.add(redriven(resident, execution));
        } else if (resident.isClosed() && !resident.isStoredClosed) {
            changes.add(
                    new Change.ExecutionClosed(
                            resident.id,
                            execution.status(),
                            execution.closedAtMs(),
                            closing(resident)));
        }
        resident.isStored = true;
        resident.isStoredClosed = resident.isClosed();
        resident.storedRedriveCount = execution.redriveCount();
    }

    private void count(Resident resident, Execution execution) {
        boolean isRedriven = execution.redriveCount() != resident.storedRedriveCount;
        if (!resident.isStored) {
            batch.counts.started();
        }
        if (isRedriven) {
            batch.counts.redriven();
        }
        if (resident.isClosed() && (!resident.isStoredClosed || isRedriven)) {
            batch.counts.ended(
                    execution.status(),
                    execution.redriveCount(),
                    execution.closedAtMs() - execution.header().startedAtMs());
        }
    }

    private static Change redriven(Resident resident, Execution execution) {
        return new Change.ExecutionRedriven(
                resident.id,
                execution.status(),
                execution.closedAtMs(),
                execution.redriveCount(),
                execution.redrivenAtMs(),
                Blob.of(ExecutionCodec.encode(execution.deadlineMs(), resident.redriveTokens)),
                resident.isClosed() ? closing(resident) : null);
    }

    private static Change opened(Resident resident, Execution execution) {
        var opening =
                new Opening(
                        execution.header().input(),
                        execution.header().roleArn(),
                        resident.traceHeader,
                        execution.deadlineMs());
        return new Change.ExecutionOpened(
                resident.id,
                resident.arn,
                resident.revision.key(),
                resident.qualifiers,
                execution.status(),
                execution.header().startedAtMs(),
                execution.closedAtMs(),
                Blob.of(ExecutionCodec.encode(opening, resident.ledger)),
                resident.isClosed() ? closing(resident) : null,
                resident.membership);
    }

    private static Blob closing(Resident resident) {
        Execution execution = resident.execution();
        var closing = new Closing(execution.output(), execution.error(), execution.cause());
        return Blob.of(ExecutionCodec.encode(closing, resident.ledger));
    }

    private void encodeHistory(Resident resident, List<Change> changes) {
        List<HistoryEvent> events = resident.takeNewEvents();
        if (!events.isEmpty()) {
            batch.counts.add(events, resident.taskTimes);
            log(resident, events);
            changes.add(
                    new Change.HistoryAdded(
                            resident.id,
                            events.getFirst().id(),
                            events.getLast().id(),
                            resident.execution().nextFrameNo(),
                            Blob.of(HistoryCodec.encode(events, resident.ledger))));
        }
    }

    private void log(Resident resident, List<HistoryEvent> events) {
        LogSettings settings = resident.revision.log();
        if (settings != null && settings.admitsAny(events)) {
            int redrives = resident.execution().redriveCount();
            batch.effects.add(new AfterCommit.Logged(settings, resident.arn, redrives, events));
        }
    }

    private static void encodeInvocations(Resident resident, List<Change> changes) {
        if (!resident.invocations.equals(resident.storedInvocations)) {
            resident.storedInvocations = resident.invocations;
            changes.add(
                    new Change.InvocationsPut(
                            resident.id, Blob.of(InvocationSql.encode(resident.invocations))));
        }
    }

    private void encodeFrame(Resident resident, int no, List<Change> changes) {
        Execution execution = resident.execution();
        Frame frame = execution.findFrame(no);
        if (frame != null) {
            putFrame(resident, execution, frame, changes);
        } else if (resident.storedFrames.get(no)) {
            resident.storedFrames.clear(no);
            changes.add(new Change.FrameDeleted(resident.id, no));
            putAsleep(resident, no);
        }
    }

    private void putFrame(
            Resident resident, Execution execution, Frame frame, List<Change> changes) {
        MachineRevision revision = resident.revision;
        @Nullable Long wakeAtMs = Frames.wakeAtMs(revision, execution, frame);
        resident.storedFrames.set(frame.no());
        changes.add(
                new Change.FramePut(
                        resident.id,
                        frame.no(),
                        wakeAtMs,
                        Frames.waitingActivity(revision, execution, frame),
                        Blob.of(FrameCodec.encode(frame, resident.ledger))));
        if (wakeAtMs == null) {
            putAsleep(resident, frame.no());
        } else {
            keepMoment(resident, execution, frame, wakeAtMs);
        }
    }

    private void putAsleep(Resident resident, int frameNo) {
        batch.asleep.add(new Woken(Frame.NEVER, resident.id, frameNo));
    }

    /** The deadline of a frame in hand is in memory only: its row says 0. */
    private void keepMoment(Resident resident, Execution execution, Frame frame, long wakeAtMs) {
        long dueAtMs = Frames.dueAtMs(execution, frame);
        if (dueAtMs == Frame.NEVER) {
            putAsleep(resident, frame.no());
            return;
        }
        var woken = new Woken(dueAtMs, resident.id, frame.no());
        if (wakeAtMs == Frames.IN_HAND) {
            batch.wakesInHand.add(woken);
        } else {
            batch.wakes.add(woken);
        }
    }
}

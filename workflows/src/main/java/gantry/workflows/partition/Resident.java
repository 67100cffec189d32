package gantry.workflows.partition;

import gantry.json.Payload;
import gantry.states.interpreter.Execution;
import gantry.states.interpreter.Frame;
import gantry.states.interpreter.FrameTable;
import gantry.states.interpreter.HistoryEvent;
import gantry.states.interpreter.Step;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.arn.Qualifiers;
import gantry.workflows.engine.MachineRevision;
import gantry.workflows.engine.RedriveTokens;
import gantry.workflows.figures.TaskTimes;
import gantry.workflows.maprun.Membership;
import gantry.workflows.mocks.Invocations;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;

/** An execution in memory: as it stands, and what of it the store does not have yet. */
final class Resident {
    private static final int BASE_BYTES = 2_048;
    private static final int FRAME_BYTES = 512;

    final long id;
    final ExecutionArn arn;
    final MachineRevision revision;
    final Qualifiers qualifiers;
    final @Nullable String traceHeader;

    /** Of a child of a map run. */
    final @Nullable Membership membership;

    final Ledger ledger;

    /** Frames that have a row, once the batches under way are on disk. */
    final BitSet storedFrames = new BitSet();

    /** Whether its row was put, once the batches under way are on disk. */
    boolean isStored;

    /** Whether its row says that it is closed. */
    boolean isStoredClosed;

    /** Whether its row must be told that another run of it has begun. */
    boolean isRestarted;

    /** How often its row says that it was redriven. */
    int storedRedriveCount;

    /** What redrove it lately. */
    RedriveTokens redriveTokens = RedriveTokens.NONE;

    /** How far its mocks' answers are used up; as it is, and as its row says. */
    Invocations invocations = Invocations.NONE;

    Invocations storedInvocations = Invocations.NONE;

    /** The last batch that writes something of it. */
    long lastBatchNo;

    /** A Continue is on its way. */
    boolean resumePosted;

    /** Frames whose deadline in memory is later than the one in the store. */
    private final BitSet movedHeartbeats = new BitSet(0);

    final TaskTimes taskTimes = new TaskTimes();

    private Execution execution;
    private final List<HistoryEvent> newEvents = new ArrayList<>();
    private final TreeSet<Integer> changedFrames = new TreeSet<>();

    Resident(
            long id,
            ExecutionArn arn,
            MachineRevision revision,
            Qualifiers qualifiers,
            @Nullable String traceHeader,
            @Nullable Membership membership,
            Execution execution,
            Ledger ledger) {
        this.id = id;
        this.arn = arn;
        this.revision = revision;
        this.qualifiers = qualifiers;
        this.traceHeader = traceHeader;
        this.membership = membership;
        this.execution = execution;
        this.ledger = ledger;
    }

    Execution execution() {
        return execution;
    }

    boolean isClosed() {
        return execution.status().isClosed();
    }

    void absorb(Step step) {
        execution = step.execution();
        newEvents.addAll(step.events());
        changedFrames.addAll(step.changedFrames());
    }

    /** An EXPRESS child ends as its run did. */
    void close(Execution end) {
        execution =
                new Execution(
                        execution.header(),
                        end.status(),
                        FrameTable.EMPTY,
                        execution.nextFrameNo(),
                        execution.lastEventId(),
                        execution.deadlineMs(),
                        execution.redriveCount(),
                        execution.redrivenAtMs(),
                        end.output(),
                        end.error(),
                        end.cause(),
                        end.closedAtMs());
    }

    /** The same EXPRESS child as another run of it. */
    Resident restarted(ExecutionArn anotherArn, Execution anotherExecution) {
        var another =
                new Resident(
                        id,
                        anotherArn,
                        revision,
                        qualifiers,
                        traceHeader,
                        membership,
                        anotherExecution,
                        ledger);
        another.isStored = true;
        another.isRestarted = true;
        return another;
    }

    /** Puts a frame in place of itself in memory only: its deadline moved. */
    void moveHeartbeat(Frame frame, long dueAtMs) {
        execution = execution.with(frame.withHeartbeatDueAtMs(dueAtMs));
        movedHeartbeats.set(frame.no());
    }

    /** Whether the store does not have it in full though all batches are on disk. */
    boolean hasMovedHeartbeats() {
        return !movedHeartbeats.isEmpty();
    }

    List<HistoryEvent> takeNewEvents() {
        List<HistoryEvent> taken = List.copyOf(newEvents);
        newEvents.clear();
        return taken;
    }

    /** For who writes all of them as they stand now. */
    List<Integer> takeChangedFrames() {
        List<Integer> taken = List.copyOf(changedFrames);
        changedFrames.clear();
        taken.forEach(movedHeartbeats::clear);
        return taken;
    }

    /** About what it costs to keep. */
    long weight() {
        Payload output = execution.output();
        return BASE_BYTES
                + (long) FRAME_BYTES * execution.frames().size()
                + execution.header().input().utf8Length()
                + (output == null ? 0 : output.utf8Length())
                + ledger.bytes();
    }
}

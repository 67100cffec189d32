package gantry.workflows.partition;

import gantry.states.interpreter.Execution;
import gantry.states.interpreter.ExecutionHeader;
import gantry.states.interpreter.Frame;
import gantry.states.interpreter.FrameTable;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.arn.StateMachineArn;
import gantry.workflows.engine.MachineRevision;
import gantry.workflows.store.ExecutionRow;
import gantry.workflows.store.StoredExecution;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongPredicate;

/**
 * A partition's memory: executions that have something under way, and of the others the last used
 * ones, up to a weight. Confined to the partition's worker.
 */
final class Residents {
    private static final long MS_PER_SECOND = 1_000;

    /** How many that must stay are looked at, a commit, to find those that may go. */
    private static final int EVICTION_SCAN = 64;

    private static final int EVICTIONS_A_RECOUNT = 256;

    /** An eighth more than must go goes, so that not every commit has to count. */
    private static final int SPARED_PARTS = 8;

    private final Map<Long, Resident> byId = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<ExecutionArn, Resident> byArn = new HashMap<>();
    private final long maxWeight;
    private final String region;
    private long weight;
    private int sinceRecount;

    Residents(long maxWeight, String region) {
        this.maxWeight = maxWeight;
        this.region = region;
    }

    @Nullable Resident find(long id) {
        return byId.get(id);
    }

    @Nullable Resident find(ExecutionArn arn) {
        return byArn.get(arn);
    }

    /** About how many bytes they hold. */
    long weight() {
        return weight;
    }

    int size() {
        return byId.size();
    }

    void add(Resident resident) {
        byId.put(resident.id, resident);
        byArn.put(resident.arn, resident);
        weight += resident.weight();
    }

    /**
     * Takes in what was loaded.
     *
     * @param openedAtMs when the partition was opened: every open heartbeat has its full time since
     */
    Resident add(StoredExecution stored, MachineRevision revision, long openedAtMs) {
        ExecutionRow row = stored.row();
        FrameTable frames = FrameTable.EMPTY;
        for (Frame frame : stored.frames()) {
            frames = frames.with(renewed(frame, openedAtMs));
        }
        var resident =
                new Resident(
                        row.id(),
                        row.arn(),
                        revision,
                        row.qualifiers(),
                        row.opening().traceHeader(),
                        row.membership(),
                        execution(stored, frames),
                        new Ledger(row.id(), stored.payloads(), stored.nextPayloadNo()));
        stored.frames().forEach(frame -> resident.storedFrames.set(frame.no()));
        resident.isStored = true;
        resident.isStoredClosed = row.status().isClosed();
        resident.storedRedriveCount = row.redrives().count();
        resident.redriveTokens = row.redrives().tokens();
        resident.invocations = stored.invocations();
        resident.storedInvocations = stored.invocations();
        add(resident);
        return resident;
    }

    /** Drops one for certain: it is closed and on disk. */
    void remove(Resident resident) {
        byId.remove(resident.id);
        byArn.remove(resident.arn);
        weight -= resident.weight();
    }

    /**
     * Drops those longest unused that the store has in full, until the rest is light enough. What
     * must stay is in use, whether or not anybody asks for it: else it would gather where the
     * search begins and keep all behind it.
     */
    void evict(long committedBatchNo, LongPredicate isInHand) {
        if (weight <= maxWeight && ++sinceRecount < EVICTIONS_A_RECOUNT) {
            return;
        }
        recount();
        if (weight <= maxWeight) {
            return;
        }
        long lightEnough = maxWeight - maxWeight / SPARED_PARTS;
        var kept = new ArrayList<Long>();
        var each = byId.values().iterator();
        while (each.hasNext() && weight > lightEnough && kept.size() < EVICTION_SCAN) {
            Resident resident = each.next();
            if (resident.lastBatchNo <= committedBatchNo
                    && !resident.resumePosted
                    && !resident.hasMovedHeartbeats()
                    && !isInHand.test(resident.id)) {
                each.remove();
                byArn.remove(resident.arn);
                weight -= resident.weight();
            } else {
                kept.add(resident.id);
            }
        }
        kept.forEach(byId::get); // now used last
    }

    /** Weights change with every step, the sum only as executions come and go. */
    private void recount() {
        sinceRecount = 0;
        weight = byId.values().stream().mapToLong(Resident::weight).sum();
    }

    private Execution execution(StoredExecution stored, FrameTable frames) {
        ExecutionRow row = stored.row();
        ExecutionRow.Closing closing = row.closing();
        StateMachineArn machine = row.arn().stateMachineArn();
        var header =
                new ExecutionHeader(
                        row.arn().toString(),
                        row.arn().ownName(),
                        machine.toString(),
                        machine.unlabelled().name(),
                        row.opening().roleArn(),
                        region,
                        row.arn().isExpress(),
                        row.startedAtMs(),
                        row.opening().input(),
                        row.qualifiers().versionArn(machine),
                        row.qualifiers().aliasArn(machine));
        return new Execution(
                header,
                row.status(),
                frames,
                stored.nextFrameNo(),
                stored.lastEventId(),
                row.deadlineMs(),
                row.redrives().count(),
                row.redrives().lastAtMs(),
                closing == null ? null : closing.output(),
                closing == null ? null : closing.error(),
                closing == null ? null : closing.cause(),
                row.closedAtMs());
    }

    private static Frame renewed(Frame frame, long openedAtMs) {
        if (frame.heartbeatDueAtMs() == Frame.NEVER) {
            return frame;
        }
        long anew = openedAtMs + frame.heartbeatSeconds() * MS_PER_SECOND;
        return anew > frame.heartbeatDueAtMs() ? frame.withHeartbeatDueAtMs(anew) : frame;
    }
}

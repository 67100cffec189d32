package gantry.workflows.partition;

import gantry.store.StoreException;
import gantry.store.StoreException.Problem;
import gantry.workflows.store.StoredMapRun;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.util.List;

/**
 * How a {@link Driver} takes its partition: under a new epoch, and with what runs of the one that
 * was rolled back. Confined to one worker.
 */
final class Opening {
    private static final System.Logger LOG = System.getLogger(Opening.class.getName());

    private final int no;
    private final Setting setting;
    private final Doors doors;
    private @Nullable Partition before;
    private @Nullable StoreException damage;
    private boolean hasToldFailure;

    Opening(int no, Setting setting, Doors doors) {
        this.no = no;
        this.setting = setting;
        this.doors = doors;
    }

    /** A partition, and what it is to do first. */
    record Opened(Partition partition, List<Command> commands) {}

    /**
     * Takes it; what was open is found by and by.
     *
     * @throws StoreException it cannot be taken now
     */
    Opened open(long nowMs) {
        try {
            var opened = take(nowMs);
            tellSuccess();
            return opened;
        } catch (StoreException e) {
            damage = e.problem() == Problem.DAMAGED ? e : null;
            tellFailure(e);
            throw e;
        }
    }

    /** Once, however often it is tried again. */
    private void tellFailure(StoreException failure) {
        if (hasToldFailure || Driver.TOLD_BY_STORE.contains(failure.problem())) {
            return;
        }
        hasToldFailure = true;
        Throwable cause = failure.getCause();
        LOG.log(
                Level.WARNING,
                "Partition {0} cannot be opened and refuses its calls; it is tried again until it"
                        + " can: {1}{2}",
                no,
                failure.getMessage(),
                cause == null ? "" : " (" + cause.getMessage() + ")");
    }

    private void tellSuccess() {
        if (hasToldFailure) {
            hasToldFailure = false;
            LOG.log(Level.INFO, "Partition {0} works again", no);
        }
    }

    private Opened take(long nowMs) {
        var opened = doors.commits().open(no);
        long lastId = doors.reads().lastExecutionId(no);
        var fresh = new Partition(setting, opened, lastId, nowMs, doors.clock().nanos());
        List<StoredMapRun> mapRuns = doors.reads().mapRunsInHand(no);
        Partition old = before;
        if (old == null) {
            setting.open().add(doors.reads().countOpen(no));
        } else {
            fresh.inherit(old);
            old.releasePlaces();
        }
        before = fresh; // if what follows fails, nothing is counted twice
        var commands = fresh.recover(mapRuns);
        before = null;
        return new Opened(fresh, commands);
    }

    /** The partition that was open is used no more: the next one takes over what runs of it. */
    void dropped(Partition partition) {
        before = partition;
    }

    /** Why it could not be opened and never will; null if it was or may yet be. */
    @Nullable StoreException damage() {
        return damage;
    }
}

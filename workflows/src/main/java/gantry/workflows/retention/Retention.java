package gantry.workflows.retention;

import gantry.store.Store;
import gantry.store.Unit;
import gantry.workflows.definitions.UnneededDefinitions;
import gantry.workflows.partition.ExecutionIds;
import gantry.workflows.store.Aged;
import gantry.workflows.store.Removals;
import gantry.workflows.store.Removals.Owner;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Removes executions that closed longer ago than they are kept, in passes through all that started
 * so long ago, oldest first; ids grow with the time of the start, so nothing younger is read.
 *
 * <p>An execution goes in two steps. Its partition takes it out of its table, in a batch of its
 * own, so that from one commit to the next it is gone for everybody; that commit notes what is left
 * (history, payloads, frames; children of its map runs, which go in the same two steps). Then that
 * is deleted in small units. A crash between any two of them loses nothing: the next pass goes on
 * with what is noted.
 */
public final class Retention implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Retention.class.getName());

    private static final long FIRST_PASS_AFTER_MS = Duration.ofSeconds(30).toMillis();
    private static final long PASS_EVERY_MS = Duration.ofHours(1).toMillis();
    private static final long AGAIN_AFTER_MS = Duration.ofMinutes(1).toMillis();
    private static final long CLOSE_MS = 2_000;

    /** Executions that are looked at together. */
    private static final int PAGE = 1_000;

    /** Children of a map run that one batch of its partition takes out. */
    private static final int CHILDREN = 200;

    /** What one unit deletes beside the batches of the same transaction. */
    private static final int UNIT_ROWS = 1_000;

    private static final long UNIT_BYTES = 2 << 20;

    private final Store store;
    private final Removals removals;
    private final Remover remover;
    private final Runnable removeDeletedMachines;
    private final InstantSource clock;
    private final Duration kept;
    private final Pace pace;
    private final LongAdder removed = new LongAdder();
    private final Thread thread;

    /**
     * What it is made of.
     *
     * @param removeDeletedMachines removes state machines that nobody asked for since they were
     *     deleted
     * @param nanoTime never goes back
     * @param kept how long a closed execution stays, at least
     */
    public record Parts(
            Store store,
            Remover remover,
            Runnable removeDeletedMachines,
            InstantSource clock,
            LongSupplier nanoTime,
            Duration kept) {}

    public Retention(Parts parts) {
        store = parts.store();
        removals = new Removals(store);
        remover = parts.remover();
        removeDeletedMachines = parts.removeDeletedMachines();
        clock = parts.clock();
        kept = parts.kept();
        pace = new Pace(() -> store.figures().queuedWrites(), parts.nanoTime());
        thread = Thread.ofVirtual().name("retention").unstarted(this::run);
    }

    /** Begins soon, then goes on for as long as it is open. */
    public void start() {
        thread.start();
    }

    /** Ends after the unit in hand. */
    @Override
    public void close() {
        pace.close();
        try {
            if (thread.isAlive()) {
                thread.join(CLOSE_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            long waitMs = FIRST_PASS_AFTER_MS;
            while (!pace.pause(waitMs)) {
                waitMs = tryPass() ? PASS_EVERY_MS : AGAIN_AFTER_MS;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean tryPass() throws InterruptedException {
        try {
            pass();
            return true;
        } catch (RuntimeException e) {
            if (!pace.isClosing()) {
                LOG.log(
                        Level.WARNING,
                        "Old executions are not removed for now; the next try is in a minute",
                        e);
            }
            return false;
        }
    }

    /** Goes through all once, on the caller's thread; how many executions started that are gone. */
    public int pass() throws InterruptedException {
        long nowMs = clock.millis();
        long keptSinceMs = nowMs - kept.toMillis();
        removeDeletedMachines.run();
        var unneeded = UnneededDefinitions.search(store, nowMs, keptSinceMs);
        removeRest();
        int count = 0;
        long afterId = 0;
        while (pace.next()) {
            List<Aged> page =
                    removals.page(
                            afterId, ExecutionIds.firstOf(keptSinceMs), keptSinceMs - 1, PAGE);
            count += remove(page, keptSinceMs, unneeded);
            removeRest();
            if (page.size() < PAGE) {
                remove(unneeded);
                break;
            }
            afterId = page.getLast().id();
        }
        if (count > 0) {
            LOG.log(
                    Level.INFO,
                    "Removed {0} executions that closed more than {1} days ago",
                    count,
                    kept.toDays());
        }
        return count;
    }

    /** How many executions it has removed, beside the children of their map runs. */
    public long removed() {
        return removed.sum();
    }

    private int remove(List<Aged> page, long keptSinceMs, UnneededDefinitions unneeded) {
        Map<Integer, List<Long>> old = new HashMap<>();
        for (Aged each : page) {
            if (each.closedAtMs() > 0 && each.closedAtMs() < keptSinceMs && !each.isChild()) {
                old.computeIfAbsent(each.partition(), _ -> new ArrayList<>()).add(each.id());
            } else {
                unneeded.named(each.revisionKey());
            }
        }
        int gone = old.isEmpty() ? 0 : remover.remove(old, keptSinceMs);
        removed.add(gone);
        return gone;
    }

    /** What is noted of executions and map runs that are gone. */
    private void removeRest() throws InterruptedException {
        removeRows();
        long afterId = 0;
        while (pace.next()) {
            List<Owner> next = removals.mapRuns(afterId, 1);
            if (next.isEmpty()) {
                return;
            }
            if (!removeChildren(next.getFirst())) {
                afterId = next.getFirst().id();
            }
            removeRows();
        }
    }

    /** False if it has none left, or only such as cannot go now. */
    private boolean removeChildren(Owner mapRun) {
        List<Long> children = removals.children(mapRun.id(), CHILDREN);
        if (children.isEmpty()) {
            removals.done(mapRun);
            return false;
        }
        return remover.remove(Map.of(mapRun.partition(), children), Long.MAX_VALUE) > 0;
    }

    private void removeRows() throws InterruptedException {
        while (pace.next()) {
            List<Owner> gone = removals.executions(UNIT_ROWS);
            if (gone.isEmpty()) {
                return;
            }
            removals.removeRows(gone, UNIT_ROWS, UNIT_BYTES);
        }
    }

    /** What stays of the pass, and what Express executions name, was looked at by now. */
    private void remove(UnneededDefinitions unneeded) throws InterruptedException {
        if (unneeded.isEmpty()) {
            return;
        }
        removals.journalRevisionKeys().forEach(unneeded::named);
        for (Unit<Integer> unit : unneeded.removals()) {
            if (!pace.next()) {
                return;
            }
            store.write(unit);
        }
    }
}

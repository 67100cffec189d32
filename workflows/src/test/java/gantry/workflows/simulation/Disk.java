package gantry.workflows.simulation;

import gantry.store.CommitListener;
import gantry.store.OpenedPartition;
import gantry.store.StoreException;
import gantry.store.StoreException.Problem;
import gantry.workflows.partition.Doors;
import gantry.workflows.store.EngineBatch;
import gantry.workflows.store.MemoryStore;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The store's writer on a simulated disk: what waits becomes one transaction, which is durable,
 * rolled back, or of unknown outcome; word of it comes to each partition in order, to one sooner
 * and to another later. What is durable outlives the process.
 */
final class Disk implements Doors.Commits {
    private static final int MAX_GROUP = 50;

    private final Simulation world;
    private final Dice dice;
    final MemoryStore store = new MemoryStore();
    private final Fence[] fences;
    private final Deque<Waiting> queue = new ArrayDeque<>();

    /** Counts processes: what one had in hand is lost with it. */
    private int life;

    private boolean isWriting;
    private List<Waiting> group = List.of();

    private record Waiting(EngineBatch batch, CommitListener listener) {}

    /** What the row of a partition says, and whether this process may write it. */
    private static final class Fence {
        long epoch;
        long number;
        long clockMs;
        @Nullable StoreException closed;
        long wordAtMicros;
    }

    Disk(Simulation world, int partitions) {
        this.world = world;
        this.dice = world.dice.other();
        this.fences = new Fence[partitions];
        for (int i = 0; i < partitions; i++) {
            fences[i] = new Fence();
        }
    }

    @Override
    public OpenedPartition open(int partition) {
        world.mayDie("open " + partition);
        mayFail("opening");
        Fence fence = fences[partition];
        fence.epoch++;
        fence.closed = null;
        world.tell("open p" + partition + " epoch " + fence.epoch);
        var opened = new OpenedPartition(partition, fence.epoch, fence.number, fence.clockMs);
        world.variation.opened(opened);
        return opened;
    }

    /** A read or another short access fails now and then. */
    void mayFail(String what) {
        if (dice.happens(world.faults().failedRead())) {
            world.tell("failed: " + what);
            throw new StoreException(Problem.BUSY, "Too many reads wait already: " + what);
        }
    }

    @Override
    public void commit(EngineBatch batch, CommitListener listener) {
        world.mayDie("commit");
        world.tell("batch " + name(batch) + " of " + batch.rows());
        world.books.decided(batch);
        queue.addLast(new Waiting(batch, listener));
        if (!isWriting) {
            write();
        }
    }

    private static String name(EngineBatch batch) {
        return "p" + batch.partition() + " #" + batch.number();
    }

    private void write() {
        isWriting = true;
        int mine = life;
        world.agenda.after(dice.between(0, 100), () -> take(mine));
    }

    private void take(int mine) {
        if (mine != life) {
            return;
        }
        int most = 1 + dice.roll(MAX_GROUP);
        group = new ArrayList<>();
        while (group.size() < most && !queue.isEmpty()) {
            group.add(queue.removeFirst());
        }
        long micros =
                dice.happens(world.faults().slowDisk())
                        ? dice.between(Agenda.SECOND / 10, 20 * Agenda.SECOND)
                        : dice.between(200, 5_000);
        world.agenda.after(micros, () -> end(mine));
    }

    private void end(int mine) {
        if (mine != life) {
            return;
        }
        List<Waiting> written = group;
        group = List.of();
        if (dice.happens(world.faults().unknown())) {
            settle(written);
            world.die("the outcome of a commit is unknown");
            return;
        }
        if (dice.happens(world.faults().rollback())) {
            var cause = new StoreException(Problem.FULL, "The disk is full.");
            world.tell("rolled back " + written.size());
            written.forEach(each -> rollBack(each, cause));
        } else {
            written.forEach(this::keep);
        }
        world.mayDie("told");
        if (queue.isEmpty()) {
            isWriting = false;
        } else {
            write();
        }
    }

    /** What was being written when the process died may be there, all of it, or not. */
    private void settle(List<Waiting> written) {
        boolean isKept = !written.isEmpty() && dice.oneIn(2);
        world.tell(written.size() + " under way are " + (isKept ? "kept" : "lost"));
        if (isKept) {
            for (Waiting each : written) {
                if (fences[each.batch().partition()].closed == null) {
                    makeDurable(each.batch());
                }
            }
        }
    }

    private void keep(Waiting each) {
        StoreException closed = fences[each.batch().partition()].closed;
        if (closed != null) {
            bring(each.batch(), () -> each.listener().rolledBack(closed));
        } else {
            makeDurable(each.batch());
            bring(each.batch(), each.listener()::committed);
        }
    }

    private void rollBack(Waiting each, StoreException cause) {
        Fence fence = fences[each.batch().partition()];
        if (fence.closed == null) {
            fence.closed = cause;
        }
        StoreException first = fence.closed;
        bring(each.batch(), () -> each.listener().rolledBack(first));
    }

    private void makeDurable(EngineBatch batch) {
        Fence fence = fences[batch.partition()];
        Violation.require(
                batch.epoch() == fence.epoch && batch.number() == fence.number + 1,
                "A batch follows the one before",
                "p" + batch.partition() + " #" + batch.number());
        fence.number = batch.number();
        fence.clockMs = batch.clockMs();
        try {
            store.apply(batch);
        } catch (IllegalStateException e) {
            throw new Violation(String.valueOf(e.getMessage()), "p" + batch.partition());
        }
        world.tell("durable " + name(batch));
        world.variation.durable(batch);
        world.books.durable(batch);
    }

    /** Word comes to each partition in order. */
    private void bring(EngineBatch batch, Runnable word) {
        Fence fence = fences[batch.partition()];
        long micros =
                dice.happens(world.faults().slowDisk())
                        ? dice.between(0, 5 * Agenda.SECOND)
                        : dice.between(0, 200);
        fence.wordAtMicros = Math.max(fence.wordAtMicros, world.agenda.micros() + micros);
        int mine = life;
        world.agenda.after(
                fence.wordAtMicros - world.agenda.micros(),
                () -> {
                    if (mine == life) {
                        world.mayDie("word");
                        word.run();
                        world.poke();
                    }
                });
    }

    /** The process is gone. */
    void lose() {
        settle(group);
        life++;
        queue.clear();
        group = List.of();
        isWriting = false;
        for (Fence fence : fences) {
            fence.closed = null;
            fence.wordAtMicros = 0;
        }
    }
}

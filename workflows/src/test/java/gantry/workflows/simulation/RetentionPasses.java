package gantry.workflows.simulation;

import gantry.store.StoreException;
import gantry.workflows.partition.Command;
import gantry.workflows.partition.ExecutionIds;
import gantry.workflows.partition.Reply;
import gantry.workflows.store.Aged;
import gantry.workflows.store.Removals.Owner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a process does to let go of old executions, step by step as {@link
 * gantry.workflows.retention.Retention} does it on its thread; but it asks for too many now and
 * then, since which may go is the partition's word. Ends with its process, or after a pass in the
 * calm.
 */
final class RetentionPasses {
    private static final int PAGE = 30;

    /** Within it, once nothing goes wrong, a partition hears of what it has on disk. */
    private static final long REST_MICROS = 10 * Agenda.SECOND;

    private final Simulation world;
    private final Node node;
    private final Dice dice;
    private final Attic attic;
    private long begunMicros;
    private boolean isContent;

    RetentionPasses(Simulation world, Node node, Attic attic) {
        this.world = world;
        this.node = node;
        this.dice = world.extra.other();
        this.attic = attic;
    }

    void begin() {
        node.later(dice.between(0, 10 * Agenda.SECOND), this::pass);
    }

    /** Whether one pass went through all when nothing went wrong any more. */
    boolean isContent() {
        return isContent;
    }

    private void pass() {
        begunMicros = world.agenda.micros();
        long keptSinceMs = world.agenda.nowMs() - world.kinds.keptMs();
        step(() -> removeRest(() -> page(0, keptSinceMs)));
    }

    private void passLater() {
        node.later(dice.between(Agenda.SECOND, 20 * Agenda.SECOND), this::pass);
    }

    /** Another thread may do anything between two steps. */
    private void step(Runnable next) {
        long micros =
                dice.oneIn(10) ? dice.between(0, 3 * Agenda.SECOND) : dice.between(100, 20_000);
        node.later(
                micros,
                () -> {
                    try {
                        world.mayDie("retention");
                        next.run();
                    } catch (StoreException e) {
                        passLater();
                    }
                });
    }

    private void page(long afterId, long keptSinceMs) {
        List<Aged> page =
                attic.page(afterId, ExecutionIds.firstOf(keptSinceMs), keptSinceMs - 1, PAGE);
        boolean asksForAll = dice.oneIn(4);
        var ids = new TreeMap<Integer, List<Long>>();
        for (Aged each : page) {
            boolean isOld = each.closedAtMs() > 0 && each.closedAtMs() < keptSinceMs;
            if ((isOld && !each.isChild()) || asksForAll) {
                ids.computeIfAbsent(each.partition(), _ -> new ArrayList<>()).add(each.id());
            }
        }
        step(() -> remove(ids, keptSinceMs, () -> goOn(page, keptSinceMs)));
    }

    private void goOn(List<Aged> page, long keptSinceMs) {
        boolean isLast = page.size() < PAGE;
        step(
                () ->
                        removeRest(
                                isLast
                                        ? () -> end(keptSinceMs)
                                        : () -> page(page.getLast().id(), keptSinceMs)));
    }

    private void end(long keptSinceMs) {
        if (world.isCalmSince(begunMicros - REST_MICROS)) {
            isContent = true;
            world.books.register.passEnded(keptSinceMs, begunMicros - REST_MICROS);
        } else {
            passLater();
        }
    }

    private void remove(Map<Integer, List<Long>> ids, long keptSinceMs, Runnable then) {
        if (ids.isEmpty() || !node.isOpen()) {
            (ids.isEmpty() ? then : (Runnable) this::passLater).run();
            return;
        }
        var unanswered = new int[] {ids.size()};
        var isRefused = new boolean[1];
        Runnable answered =
                () -> {
                    if (--unanswered[0] == 0) {
                        (isRefused[0] ? (Runnable) this::passLater : then).run();
                    }
                };
        ids.forEach(
                (partition, each) -> {
                    world.books.register.mayBeRemoved(each, keptSinceMs);
                    node.post(
                            partition,
                            new Command.Remove(
                                    each,
                                    keptSinceMs,
                                    new Reply<>() {
                                        @Override
                                        public void succeed(Integer count) {
                                            world.tell("p" + partition + " removed " + count);
                                            answered.run();
                                        }

                                        @Override
                                        public void fail(RuntimeException reason) {
                                            isRefused[0] = true;
                                            answered.run();
                                        }
                                    }));
                });
    }

    private void removeRest(Runnable then) {
        List<Owner> gone = attic.executions(1 + dice.roll(20));
        if (gone.isEmpty()) {
            then.run();
        } else {
            attic.removeRows(gone, 1 + dice.roll(200));
            world.mayDie("rows removed");
            step(() -> removeRest(then));
        }
    }
}

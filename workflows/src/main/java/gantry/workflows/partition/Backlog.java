package gantry.workflows.partition;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** A partition's tasks that wait for a slot. Confined to the partition's worker. */
final class Backlog {
    /** Tasks that wait in memory; those beyond it are found in the store again. */
    static final int MAX_IN_MEMORY = 1_000;

    private final LinkedHashSet<TaskKey> tasks = new LinkedHashSet<>();
    private final LinkedHashSet<Long> toRecover = new LinkedHashSet<>();
    private boolean isInStore;

    /** A task has no slot; it stays SCHEDULED. */
    void add(TaskKey task) {
        if (tasks.size() < MAX_IN_MEMORY) {
            tasks.add(task);
        } else {
            isInStore = true;
        }
    }

    /** An attempt to be sent again has no slot; its row says that it is in hand. */
    void addToRecover(long executionId) {
        if (!toRecover.add(executionId)) {
            return;
        }
        if (toRecover.size() > MAX_IN_MEMORY) {
            toRecover.remove(executionId);
            isInStore = true;
        }
    }

    boolean isEmpty() {
        return tasks.isEmpty() && toRecover.isEmpty() && !isInStore;
    }

    List<Command> take(int limit) {
        var taken = new ArrayList<Command>();
        for (var each = tasks.iterator(); each.hasNext() && taken.size() < limit; ) {
            taken.add(new Command.Dispatch(each.next()));
            each.remove();
        }
        for (var each = toRecover.iterator(); each.hasNext() && taken.size() < limit; ) {
            taken.add(new Command.Recover(each.next()));
            each.remove();
        }
        return taken;
    }

    /** Whether tasks beyond the memory's bound wait in the store; asking forgets it. */
    boolean takeInStore() {
        boolean was = tasks.isEmpty() && toRecover.isEmpty() && isInStore;
        isInStore &= !was;
        return was;
    }
}

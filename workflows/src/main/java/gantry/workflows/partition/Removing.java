package gantry.workflows.partition;

import gantry.workflows.store.Change;

import java.util.List;

/**
 * Lets go of closed executions that are kept no longer. It is a command, so that whoever would go
 * on with one of them (a redrive) comes before or after it, never between. Part of a {@link Turn}.
 */
final class Removing {
    private final Turn turn;
    private final Partition partition;
    private final PendingBatch batch;
    private final Loaded loaded;
    private final List<Change> otherChanges;

    Removing(
            Turn turn,
            Partition partition,
            PendingBatch batch,
            Loaded loaded,
            List<Change> otherChanges) {
        this.turn = turn;
        this.partition = partition;
        this.batch = batch;
        this.loaded = loaded;
        this.otherChanges = otherChanges;
    }

    void run(Command.Remove command) {
        int count = 0;
        for (long id : command.executionIds()) {
            if (isClosedBefore(id, command.closedBeforeMs()) && isAtRest(id)) {
                remove(id);
                count++;
            }
        }
        turn.answer(command.reply(), count);
    }

    private boolean isClosedBefore(long id, long closedBeforeMs) {
        Long closedAtMs = loaded.closed().get(id);
        return closedAtMs != null && closedAtMs < closedBeforeMs;
    }

    /** What was read from disk is how it stands, unless memory knows more. */
    private boolean isAtRest(long id) {
        if (partition.removed.isUnderWay(id) || partition.mapRuns.isParent(id)) {
            return false;
        }
        Resident resident = partition.residents.find(id);
        return resident == null
                || (resident.isClosed()
                        && !turn.isTouched(resident)
                        && partition.removed.isOnDisk(resident));
    }

    private void remove(long id) {
        Resident resident = partition.residents.find(id);
        if (resident != null) {
            partition.residents.remove(resident);
        }
        partition.removed.add(id);
        batch.removed.add(id);
        otherChanges.add(new Change.ExecutionRemoved(id));
    }
}

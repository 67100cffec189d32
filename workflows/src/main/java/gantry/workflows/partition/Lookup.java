package gantry.workflows.partition;

import gantry.operations.ServiceUnavailable;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.engine.MachineRevision;
import gantry.workflows.store.StoredExecution;

import org.jspecify.annotations.Nullable;

/** Finds executions for a {@link Turn}: in the partition's memory, else in what was loaded. */
final class Lookup {
    private final Turn turn;
    private final Partition partition;
    private final Loaded loaded;
    private final long nowMs;

    Lookup(Turn turn, Partition partition, Loaded loaded, long nowMs) {
        this.turn = turn;
        this.partition = partition;
        this.loaded = loaded;
        this.nowMs = nowMs;
    }

    @Nullable Resident find(ExecutionArn arn) {
        Resident resident = partition.residents.find(arn);
        if (resident != null) {
            return resident;
        }
        Long id = loaded.ids().get(arn);
        return id == null ? null : find(id);
    }

    @Nullable Resident find(long id) {
        Resident resident = partition.residents.find(id);
        if (resident != null) {
            return resident;
        }
        StoredExecution stored = loaded.executions().get(id);
        return stored == null || partition.removed.isUnderWay(id) ? null : takeIn(stored);
    }

    private Resident takeIn(StoredExecution stored) {
        MachineRevision revision = loaded.revisions().get(stored.row().revisionKey());
        if (revision != null) {
            return partition.residents.add(stored, revision, partition.openedAtMs);
        }
        Resident resident =
                partition.residents.add(
                        stored, LostRevision.of(stored.row()), partition.openedAtMs);
        if (!resident.isClosed()) {
            turn.take(resident, Breakage.of(resident.execution(), nowMs, LostRevision.CAUSE));
        }
        return resident;
    }

    /** Whether it exists, but its rows cannot be understood. */
    boolean isUnreadable(ExecutionArn arn) {
        Long id = loaded.ids().get(arn);
        return id != null && isUnreadable(id);
    }

    boolean isUnreadable(long id) {
        return loaded.unreadable().contains(id) && !partition.removed.isUnderWay(id);
    }

    static ServiceUnavailable unreadable() {
        return new ServiceUnavailable(
                "The execution cannot be read from the store; the server's log says why.");
    }
}

package gantry.workflows.partition;

import java.util.HashSet;
import java.util.Set;

/**
 * Executions that are removed by batches under way: whoever reads the committed store still finds
 * them, and nobody may go on with them. Confined to the partition's worker.
 */
final class Removed {
    private final Set<Long> underWay = new HashSet<>();
    private long committedBatchNo;

    /** A partition whose last batch on disk is this one. */
    Removed(long committedBatchNo) {
        this.committedBatchNo = committedBatchNo;
    }

    void add(long executionId) {
        underWay.add(executionId);
    }

    boolean isUnderWay(long executionId) {
        return underWay.contains(executionId);
    }

    /** Whether the store has all that this partition knows of it. */
    boolean isOnDisk(Resident resident) {
        return resident.lastBatchNo <= committedBatchNo;
    }

    void committed(PendingBatch batch) {
        committedBatchNo = batch.number;
        batch.removed.forEach(underWay::remove);
    }
}

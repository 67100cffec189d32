package gantry.workflows.store;

import gantry.workflows.arn.ExecutionArn;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The reads of a store, for tests in which some of them differ. */
public abstract class OtherReads implements PartitionReads {
    private final PartitionReads reads;

    protected OtherReads(PartitionReads reads) {
        this.reads = reads;
    }

    @Override
    public Map<ExecutionArn, Long> findIds(int partition, Collection<ExecutionArn> arns) {
        return reads.findIds(partition, arns);
    }

    @Override
    public Map<Long, StoredExecution> load(
            int partition,
            Collection<Long> ids,
            long maxBytes,
            BiConsumer<Long, Throwable> unreadable) {
        return reads.load(partition, ids, maxBytes, unreadable);
    }

    @Override
    public Map<Long, Long> closed(int partition, Collection<Long> ids) {
        return reads.closed(partition, ids);
    }

    @Override
    public long lastExecutionId(int partition) {
        return reads.lastExecutionId(partition);
    }

    @Override
    public long countOpen(int partition) {
        return reads.countOpen(partition);
    }

    @Override
    public List<Woken> woken(int partition, Woken after, long untilMs, int limit) {
        return reads.woken(partition, after, untilMs, limit);
    }

    @Override
    public List<JournalEntry> journal(int partition, long afterId, int limit) {
        return reads.journal(partition, afterId, limit);
    }

    @Override
    public List<StoredMapRun> mapRunsInHand(int partition) {
        return reads.mapRunsInHand(partition);
    }

    @Override
    public List<StoredMapRun> latestMapRuns(int partition, long executionId) {
        return reads.latestMapRuns(partition, executionId);
    }
}

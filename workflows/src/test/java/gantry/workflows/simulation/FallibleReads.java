package gantry.workflows.simulation;

import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.store.JournalEntry;
import gantry.workflows.store.PartitionReads;
import gantry.workflows.store.StoredExecution;
import gantry.workflows.store.StoredMapRun;
import gantry.workflows.store.Woken;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The reads of a {@link Disk}, which fail now and then. */
record FallibleReads(Disk disk) implements PartitionReads {
    @Override
    public Map<ExecutionArn, Long> findIds(int partition, Collection<ExecutionArn> arns) {
        disk.mayFail("ids");
        return disk.store.findIds(partition, arns);
    }

    @Override
    public Map<Long, StoredExecution> load(
            int partition,
            Collection<Long> ids,
            long maxBytes,
            BiConsumer<Long, Throwable> unreadable) {
        disk.mayFail("executions");
        return disk.store.load(partition, ids, maxBytes, unreadable);
    }

    @Override
    public Map<Long, Long> closed(int partition, Collection<Long> ids) {
        return disk.store.closed(partition, ids);
    }

    @Override
    public long lastExecutionId(int partition) {
        disk.mayFail("last id");
        return disk.store.lastExecutionId(partition);
    }

    @Override
    public long countOpen(int partition) {
        disk.mayFail("count");
        return disk.store.countOpen(partition);
    }

    @Override
    public List<Woken> woken(int partition, Woken after, long untilMs, int limit) {
        disk.mayFail("moments");
        return disk.store.woken(partition, after, untilMs, limit);
    }

    @Override
    public List<JournalEntry> journal(int partition, long afterId, int limit) {
        disk.mayFail("journal");
        return disk.store.journal(partition, afterId, limit);
    }

    @Override
    public List<StoredMapRun> mapRunsInHand(int partition) {
        disk.mayFail("map runs");
        return disk.store.mapRunsInHand(partition);
    }

    @Override
    public List<StoredMapRun> latestMapRuns(int partition, long executionId) {
        disk.mayFail("map runs of an execution");
        return disk.store.latestMapRuns(partition, executionId);
    }
}

package gantry.workflows.store;

import gantry.workflows.arn.ExecutionArn;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * What partitions read from the committed store: {@link EngineStore}, or in a simulation one in
 * memory. Each method may throw a {@link gantry.store.StoreException}.
 */
public interface PartitionReads {
    /** The ids of those executions that exist. */
    Map<ExecutionArn, Long> findIds(int partition, Collection<ExecutionArn> arns);

    /**
     * Those of these executions that exist, with the frames that they have; in their order, until
     * they hold so many bytes.
     *
     * @param maxBytes {@link StoredExecution#bytes} of all; the last one may exceed it
     * @param unreadable hears of those whose rows cannot be understood, and why
     */
    Map<Long, StoredExecution> load(
            int partition,
            Collection<Long> ids,
            long maxBytes,
            BiConsumer<Long, Throwable> unreadable);

    /**
     * When those of these executions closed that are closed, by id; without children of map runs
     * that are there.
     */
    Map<Long, Long> closed(int partition, Collection<Long> ids);

    /** An id that no later one of the partition may be below; 0 if it gave none. */
    long lastExecutionId(int partition);

    /** How many executions of the partition are open. */
    long countOpen(int partition);

    /** Frames to look at after {@code after}, until {@code untilMs}, earliest first. */
    List<Woken> woken(int partition, Woken after, long untilMs, int limit);

    /**
     * Express executions of the partition that were acknowledged and have not ended for certain.
     */
    List<JournalEntry> journal(int partition, long afterId, int limit);

    /** Map runs of the partition of which something is to be done, the oldest first. */
    List<StoredMapRun> mapRunsInHand(int partition);

    /** The last map run of each of an execution's frames. */
    List<StoredMapRun> latestMapRuns(int partition, long executionId);
}

package gantry.workflows.simulation;

import gantry.store.CommitListener;
import gantry.store.DataFolder;
import gantry.store.OpenedPartition;
import gantry.store.Store;
import gantry.store.StoreException;
import gantry.store.StoreSettings;
import gantry.store.testing.AnyStore;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.store.Aged;
import gantry.workflows.store.EngineBatch;
import gantry.workflows.store.EngineStore;
import gantry.workflows.store.JournalEntry;
import gantry.workflows.store.PartitionReads;
import gantry.workflows.store.Removals;
import gantry.workflows.store.Removals.Owner;
import gantry.workflows.store.StoredExecution;
import gantry.workflows.store.StoredMapRun;
import gantry.workflows.store.Woken;
import gantry.workflows.tracing.PendingTraces;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/** The real database beside the one in memory: it is written the same and must answer the same. */
final class Database implements Variation, AutoCloseable {
    private final DataFolder folder;
    private final Store store;
    private final EngineStore database;
    private final Removals removals;
    private long reads;

    Database(Path path) {
        folder = DataFolder.open(path);
        store =
                AnyStore.open(
                        folder,
                        List.of(EngineStore.migrations(), PendingTraces.migrations()),
                        new StoreSettings(
                                InstantSource.system(),
                                System::nanoTime,
                                cause -> {
                                    throw new IllegalStateException(cause);
                                }));
        database = new EngineStore(store);
        removals = new Removals(store);
    }

    /** How many answers were compared. */
    long reads() {
        return reads;
    }

    @Override
    public void opened(OpenedPartition opened) {
        same("opening", opened, store.openPartition(opened.partition()));
    }

    @Override
    public void durable(EngineBatch batch) {
        var isDurable = new CompletableFuture<Void>();
        store.commit(
                batch,
                new CommitListener() {
                    @Override
                    public void committed() {
                        isDurable.complete(null);
                    }

                    @Override
                    public void rolledBack(StoreException cause) {
                        isDurable.completeExceptionally(cause);
                    }
                });
        isDurable.join();
    }

    private <T> T same(String what, T inMemory, T onDisk) {
        reads++;
        Violation.require(
                inMemory.equals(onDisk),
                "The database answers as the memory does: " + inMemory + " but " + onDisk,
                what);
        return inMemory;
    }

    @Override
    public PartitionReads reads(PartitionReads memory) {
        return new PartitionReads() {
            @Override
            public Map<ExecutionArn, Long> findIds(int partition, Collection<ExecutionArn> arns) {
                return same(
                        "ids", memory.findIds(partition, arns), database.findIds(partition, arns));
            }

            @Override
            public Map<Long, StoredExecution> load(
                    int partition,
                    Collection<Long> ids,
                    long maxBytes,
                    BiConsumer<Long, Throwable> unreadable) {
                return same(
                        "executions",
                        memory.load(partition, ids, maxBytes, unreadable),
                        database.load(partition, ids, maxBytes, unreadable));
            }

            @Override
            public Map<Long, Long> closed(int partition, Collection<Long> ids) {
                return same(
                        "closed", memory.closed(partition, ids), database.closed(partition, ids));
            }

            @Override
            public long lastExecutionId(int partition) {
                return same(
                        "last id",
                        memory.lastExecutionId(partition),
                        database.lastExecutionId(partition));
            }

            @Override
            public long countOpen(int partition) {
                return same("count", memory.countOpen(partition), database.countOpen(partition));
            }

            @Override
            public List<Woken> woken(int partition, Woken after, long untilMs, int limit) {
                return same(
                        "moments",
                        memory.woken(partition, after, untilMs, limit),
                        database.woken(partition, after, untilMs, limit));
            }

            @Override
            public List<JournalEntry> journal(int partition, long afterId, int limit) {
                return same(
                        "journal",
                        memory.journal(partition, afterId, limit),
                        database.journal(partition, afterId, limit));
            }

            @Override
            public List<StoredMapRun> mapRunsInHand(int partition) {
                return memory.mapRunsInHand(partition);
            }

            @Override
            public List<StoredMapRun> latestMapRuns(int partition, long executionId) {
                return memory.latestMapRuns(partition, executionId);
            }
        };
    }

    @Override
    public Attic attic(Attic memory) {
        return new Attic() {
            @Override
            public List<Aged> page(long afterId, long belowId, long closedUntilMs, int limit) {
                return same(
                        "aged executions",
                        memory.page(afterId, belowId, closedUntilMs, limit),
                        removals.page(afterId, belowId, closedUntilMs, limit));
            }

            @Override
            public List<Owner> executions(int limit) {
                return same("removals", memory.executions(limit), removals.executions(limit));
            }

            @Override
            public void removeRows(List<Owner> executions, int maxRows) {
                memory.removeRows(executions, maxRows);
                removals.removeRows(executions, maxRows, Long.MAX_VALUE);
            }
        };
    }

    @Override
    public void close() {
        store.close();
        folder.close();
    }
}

package gantry.workflows.node;

import gantry.store.CommitListener;
import gantry.store.OpenedPartition;
import gantry.store.Store;
import gantry.store.StoreException;
import gantry.workflows.engine.ExecutionCounts;
import gantry.workflows.partition.Doors;
import gantry.workflows.store.Change;
import gantry.workflows.store.EngineBatch;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The store's door for partitions, which counts what goes through; at the start all are taken in
 * one transaction.
 */
final class StoreCommits implements Doors.Commits {
    private final Store store;
    private final Map<Integer, OpenedPartition> taken = new ConcurrentHashMap<>();

    private final ExecutionCounts counts;

    StoreCommits(Store store, ExecutionCounts counts) {
        this.store = store;
        this.counts = counts;
    }

    void takeAll() {
        store.openAll().forEach(opened -> taken.put(opened.partition(), opened));
    }

    @Override
    public OpenedPartition open(int partition) {
        OpenedPartition opened = taken.remove(partition);
        return opened == null ? store.openPartition(partition) : opened;
    }

    @Override
    public void commit(EngineBatch batch, CommitListener listener) {
        store.commit(
                batch,
                new CommitListener() {
                    @Override
                    public void committed() {
                        batch.changes().forEach(StoreCommits.this::count);
                        listener.committed();
                    }

                    @Override
                    public void rolledBack(StoreException cause) {
                        listener.rolledBack(cause);
                    }
                });
    }

    private void count(Change change) {
        if (change instanceof Change.ExecutionOpened opened) {
            counts.countStarted();
            counts.countClosed(opened.status());
        } else if (change instanceof Change.ExecutionClosed closed) {
            counts.countClosed(closed.status());
        } else if (change instanceof Change.ExecutionRedriven redriven) {
            counts.countRedriven();
            counts.countClosed(redriven.status());
        }
    }
}

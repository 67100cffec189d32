package gantry.workflows.node;

import gantry.store.CommitListener;
import gantry.store.OpenedPartition;
import gantry.store.Store;
import gantry.workflows.partition.Doors;
import gantry.workflows.store.EngineBatch;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The store's door for partitions; at the start all are taken in one transaction. */
final class StoreCommits implements Doors.Commits {
    private final Store store;
    private final Map<Integer, OpenedPartition> taken = new ConcurrentHashMap<>();

    StoreCommits(Store store) {
        this.store = store;
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
        store.commit(batch, listener);
    }
}

package gantry.workflows.partition;

import gantry.store.CommitListener;
import gantry.store.OpenedPartition;
import gantry.workflows.engine.ActivityCatalog;
import gantry.workflows.engine.MachineRevision;
import gantry.workflows.store.EngineBatch;
import gantry.workflows.store.PartitionReads;

import java.util.random.RandomGenerator;

/**
 * What the loop around the partitions reaches of the world.
 *
 * @param reads the committed store
 * @param random of one worker; confined to it
 */
public record Doors(
        Commits commits,
        PartitionReads reads,
        Revisions revisions,
        ActivityCatalog activities,
        Outside outside,
        Clock clock,
        RandomGenerator random) {

    /** The door of the store that partitions write through. */
    public interface Commits {
        OpenedPartition open(int partition);

        void commit(EngineBatch batch, CommitListener listener);
    }

    /** Finds what executions pinned; may read the store. */
    public interface Revisions {
        MachineRevision requireRevision(String key);
    }
}

package gantry.workflows.simulation;

import gantry.store.OpenedPartition;
import gantry.workflows.partition.Doors;
import gantry.workflows.partition.Outside;
import gantry.workflows.partition.Semantics;
import gantry.workflows.store.EngineBatch;
import gantry.workflows.store.PartitionReads;
import gantry.workflows.tasks.TaskHandlers;

/**
 * Something that is different in a world: a defect put into the engine, to see that it is found; or
 * something that looks on.
 */
interface Variation {
    /** The world as it is. */
    Variation NONE = new Variation() {};

    default Doors.Commits commits(Doors.Commits commits) {
        return commits;
    }

    default PartitionReads reads(PartitionReads reads) {
        return reads;
    }

    default Attic attic(Attic attic) {
        return attic;
    }

    default Outside outside(Outside outside) {
        return outside;
    }

    /** A partition was opened. */
    default void opened(OpenedPartition opened) {}

    /** A batch is durable. */
    default void durable(EngineBatch batch) {}

    default Semantics semantics(Semantics semantics) {
        return semantics;
    }

    default TaskHandlers handlers(TaskHandlers handlers) {
        return handlers;
    }
}

package gantry.workflows.partition;

import gantry.workflows.activities.Poller;
import gantry.workflows.arn.StateMachineArn;
import gantry.workflows.tasks.TaskHandlers;
import gantry.workflows.tokens.Seal;

import org.jspecify.annotations.Nullable;

/**
 * What all partitions of a node share. Everything in it answers from memory and without a clock.
 *
 * @param region of the configuration
 * @param maxWeight bytes of executions that a partition keeps in memory though they wait
 */
public record Setting(
        String region,
        Semantics semantics,
        Seal seal,
        TaskHandlers handlers,
        Workers workers,
        Machines machines,
        Watchers watchers,
        Slots slots,
        OpenExecutions open,
        MapRunRoom mapRuns,
        long maxWeight) {

    /** Where a turn finds workers. */
    public interface Workers {
        /** Reserves a worker that waits for a task; null if none does. */
        @Nullable Poller claim(String activityArn);
    }

    /** Who wants to be told of changes. */
    public interface Watchers {
        /** Whether anybody does. */
        boolean isAny();
    }

    /** What a turn asks about machines. */
    public interface Machines {
        /** Whether it was deleted: its executions end at their next transition. */
        boolean isDeleting(StateMachineArn arn);
    }
}

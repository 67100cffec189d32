/**
 * The single writer of executions. Start reading at {@link gantry.workflows.partition.Partition}
 * (its books), then {@link gantry.workflows.partition.Turn} (what a command comes to) and {@link
 * gantry.workflows.partition.Driver} (the loop around it: load, turn, commit). The map runs of its
 * executions are its own, too: {@link gantry.workflows.partition.MapRuns}.
 *
 * <p>Not here: what a state means (states-language), SQL (store), AWS shapes (api), who does a task
 * (tasks, activities), what a map run does next (maprun).
 *
 * <p>Threads: a partition and all it holds is confined to the worker that drives it; only {@link
 * gantry.workflows.partition.Mailbox} may be called from others. A turn does no I/O and knows no
 * clock.
 */
@NullMarked
package gantry.workflows.partition;

import org.jspecify.annotations.NullMarked;

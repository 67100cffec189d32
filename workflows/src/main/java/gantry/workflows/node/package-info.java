/**
 * The engine of one node: puts partitions, workers, broker, runners and Express together, and does
 * for map runs what partitions may not: reading items, gathering results. Start reading at {@link
 * gantry.workflows.node.LocalEngine}, for map runs at {@link gantry.workflows.node.MapRunJobs}.
 *
 * <p>Not here: what is decided about an execution or a map run (partition, maprun).
 *
 * <p>Threads: callers block on their own; partitions run on workers; tasks and what map runs ask
 * for on virtual threads.
 */
@NullMarked
package gantry.workflows.node;

import org.jspecify.annotations.NullMarked;

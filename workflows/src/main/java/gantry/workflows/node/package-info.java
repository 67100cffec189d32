/**
 * The engine of one node: puts partitions, workers, broker, runners and Express together. Start
 * reading at {@link gantry.workflows.node.LocalEngine}.
 *
 * <p>Threads: callers block on their own; partitions run on workers; tasks on virtual threads.
 */
@NullMarked
package gantry.workflows.node;

import org.jspecify.annotations.NullMarked;

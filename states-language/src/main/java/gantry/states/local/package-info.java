/**
 * One execution in memory, driven to its end without server, store or waiting: for {@code gantry
 * run} and for tests. Start reading at {@link LocalExecution}.
 *
 * <p>Not here: what a state means ({@code interpreter}), doing real tasks and reading and writing
 * objects (the caller's {@link TaskHandler} and {@link LocalObjects}).
 *
 * <p>Threads: none; a {@link LocalExecution} is confined to the thread that drives it.
 */
@NullMarked
package gantry.states.local;

import org.jspecify.annotations.NullMarked;

/**
 * Processes of the operating system that end for sure: with their environment, with the server, and
 * at the next start whatever a crash left. Start reading at {@link
 * gantry.functions.processes.FunctionProcess}; {@code keeper.sh} is its other half.
 *
 * <p>Not here: what the processes are for.
 *
 * <p>Threads: none of its own; everything is safe for any.
 */
@NullMarked
package gantry.functions.processes;

import org.jspecify.annotations.NullMarked;

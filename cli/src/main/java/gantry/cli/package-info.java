/**
 * The {@code gantry} command: one class a subcommand. Start reading at {@link gantry.cli.Main}.
 *
 * <p>Not here: how a server is put together (gantry.server). Exit statuses: 0 done, 1 it ran and
 * failed, 2 it could not begin because of what was asked.
 *
 * <p>Threads: a command runs on the main thread.
 */
@NullMarked
package gantry.cli;

import org.jspecify.annotations.NullMarked;

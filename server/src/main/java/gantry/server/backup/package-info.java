/**
 * A data folder as one file, and back. {@link gantry.server.backup.Backup} runs in a process of its
 * own beside the server, {@link gantry.server.backup.Restore} where none is.
 *
 * <p>Not here: how a database is copied (store).
 *
 * <p>Threads: the caller's.
 */
@NullMarked
package gantry.server.backup;

import org.jspecify.annotations.NullMarked;

/**
 * Writes what the children of a map run came to: entries, gathered in files by their outcome and
 * named by a manifest, in S3. Start reading at {@link gantry.workflows.results.ResultFiles}.
 *
 * <p>The keys come of the map run's ARN, so writing all anew after a crash gives the same objects.
 *
 * <p>Not here: which children there are, and in which order.
 *
 * <p>Threads: a writer is confined to one thread, which it blocks; each file on its way has a
 * virtual thread, which ends with the file.
 */
@NullMarked
package gantry.workflows.results;

import org.jspecify.annotations.NullMarked;

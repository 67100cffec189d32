/**
 * What a map run is and what it does next: its items and children counted, its tolerance, its
 * stages. Start reading at {@link gantry.workflows.maprun.MapRun}.
 *
 * <p>Not here: rows (store), starting and ending children (partition), reading items and writing
 * results (node), what an item becomes (states-language).
 *
 * <p>Threads: none; immutable values and pure functions, time comes in as an argument.
 */
@NullMarked
package gantry.workflows.maprun;

import org.jspecify.annotations.NullMarked;

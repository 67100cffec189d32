/**
 * Load drivers: one class a row of the table that {@code gantry bench} prints. A figure is a ratio
 * of two things measured in the same run, in turns, the median of at least five rounds.
 *
 * <p>Not here: tests (a bench never fails a build by time), anything the server runs.
 *
 * <p>Threads: each load starts its own threads and processes, and ends them before its bench
 * returns. Start reading at {@link Benches}.
 */
@NullMarked
package gantry.bench;

import org.jspecify.annotations.NullMarked;

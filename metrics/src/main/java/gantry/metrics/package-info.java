/**
 * What is counted on hot paths, and the text in which Prometheus reads it. Start reading at {@link
 * gantry.metrics.Exposition}.
 *
 * <p>Not here: what is counted (each module has figures of its own), and under which name it is
 * told (server).
 *
 * <p>Threads: none of its own; counting is safe for any and takes no lock.
 */
@NullMarked
package gantry.metrics;

import org.jspecify.annotations.NullMarked;

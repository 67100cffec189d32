/**
 * {@code GET /_gantry/metrics}: what all modules count, in Prometheus' text form and under names
 * that docs/metrics.md lists. Start reading at {@link gantry.server.metrics.MetricsRoute}.
 *
 * <p>Not here: counting itself, which each module does where it happens.
 *
 * <p>Threads: none of its own.
 */
@NullMarked
package gantry.server.metrics;

import org.jspecify.annotations.NullMarked;

package gantry.store;

import gantry.metrics.Histogram;

/**
 * How commits are spread.
 *
 * @param commitNanos of a transaction, from its first statement to durable
 * @param commitEntries batches and units that share a transaction
 */
public record StoreHistograms(Histogram.Snapshot commitNanos, Histogram.Snapshot commitEntries) {}

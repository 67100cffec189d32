package gantry.server.metrics;

import gantry.metrics.Exposition;
import gantry.store.Store;
import gantry.store.StoreFigures;
import gantry.store.StoreHistograms;

/** What the store has done. */
final class StoreMetrics {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private StoreMetrics() {}

    static void write(Exposition to, Store store) {
        StoreFigures figures = store.figures();
        StoreHistograms spread = store.histograms();
        to.histogram(
                        "gantry_store_commit_seconds",
                        "Of a transaction, from its first statement to durable.",
                        NANOS_PER_SECOND)
                .with(spread.commitNanos());
        to.histogram(
                        "gantry_store_commit_entries",
                        "Batches and units that share a transaction.",
                        1)
                .with(spread.commitEntries());
        counter(to, "batches", "Batches of partitions on disk.", figures.batches());
        counter(to, "units", "Units of services on disk.", figures.units());
        counter(to, "rollbacks", "Transactions rolled back.", figures.rollbacks());
        counter(to, "refusals", "Batches of closed partitions.", figures.refusals());
        counter(to, "reads", "Reads answered.", figures.reads());
        counter(to, "checkpoints", "Of the write-ahead log.", figures.checkpoints());
        to.gauge("gantry_store_queued_writes", "Batches and units that wait.")
                .with(figures.queuedWrites());
    }

    private static void counter(Exposition to, String name, String help, long value) {
        to.counter("gantry_store_" + name + "_total", help).with(value);
    }
}

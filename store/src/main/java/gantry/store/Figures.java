package gantry.store;

import gantry.metrics.Histogram;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Counts for {@link StoreFigures}; may be counted and read by any thread. */
final class Figures {
    final AtomicLong commits = new AtomicLong();
    final AtomicLong batches = new AtomicLong();
    final AtomicLong units = new AtomicLong();
    final AtomicLong rollbacks = new AtomicLong();
    final AtomicLong refusals = new AtomicLong();
    final AtomicLong checkpoints = new AtomicLong();
    final LongAdder reads = new LongAdder();
    private final Histogram commitTimes = Histogram.ofLatencies();
    private final Histogram commitEntries =
            new Histogram(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024, 2_048, 4_096);

    void committed(int entries, long nanos) {
        commitTimes.record(nanos);
        commitEntries.record(entries);
        commits.incrementAndGet();
    }

    StoreHistograms histograms() {
        return new StoreHistograms(commitTimes.snapshot(), commitEntries.snapshot());
    }

    StoreFigures snapshot(int queuedWrites) {
        return new StoreFigures(
                commits.get(),
                batches.get(),
                units.get(),
                rollbacks.get(),
                refusals.get(),
                reads.sum(),
                checkpoints.get(),
                queuedWrites);
    }
}

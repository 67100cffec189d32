package gantry.metrics;

import java.util.concurrent.atomic.LongAdder;

/**
 * How values are spread: how many lie at or below each of some bounds, and their sum. Safe for any
 * thread; recording neither locks nor allocates.
 */
public final class Histogram {
    private static final long[] LATENCIES_US = {
        100,
        250,
        500,
        1_000,
        2_500,
        5_000,
        10_000,
        25_000,
        50_000,
        100_000,
        250_000,
        500_000,
        1_000_000,
        2_500_000,
        5_000_000,
        10_000_000,
        30_000_000,
        60_000_000
    };

    private static final long[] DURATIONS_MS = {
        1,
        5,
        10,
        50,
        100,
        500,
        1_000,
        5_000,
        10_000,
        30_000,
        60_000,
        300_000,
        900_000,
        3_600_000,
        21_600_000,
        86_400_000,
        604_800_000,
        2_592_000_000L,
        31_536_000_000L
    };

    private final long[] bounds;
    private final LongAdder[] counts;
    private final LongAdder sum = new LongAdder();

    /**
     * An empty one.
     *
     * @param bounds ascending; what lies above the last is counted too
     */
    public Histogram(long... bounds) {
        this.bounds = bounds.clone();
        this.counts = new LongAdder[bounds.length + 1];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = new LongAdder();
            if (i > 0 && i < bounds.length && bounds[i - 1] >= bounds[i]) {
                throw new IllegalArgumentException("Bounds must ascend: " + bounds[i]);
            }
        }
    }

    /** Of nanoseconds, from 100 µs to a minute: answers and commits. */
    public static Histogram ofLatencies() {
        long[] nanos = LATENCIES_US.clone();
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] *= 1_000;
        }
        return new Histogram(nanos);
    }

    /** Of milliseconds, from one to a year: executions and tasks. */
    public static Histogram ofDurations() {
        return new Histogram(DURATIONS_MS);
    }

    public void record(long value) {
        int i = 0;
        while (i < bounds.length && value > bounds[i]) {
            i++;
        }
        counts[i].increment();
        sum.add(value);
    }

    /**
     * As it stands.
     *
     * @param atOrBelow for each bound how many values are no greater, and then how many there are
     */
    @SuppressWarnings("ArrayRecordComponent") // made for one reader, never compared
    public record Snapshot(long[] bounds, long[] atOrBelow, long sum) {
        public long count() {
            return atOrBelow[bounds.length];
        }
    }

    /** Values that are recorded meanwhile may be in it or not. */
    public Snapshot snapshot() {
        long[] atOrBelow = new long[counts.length];
        long total = 0;
        for (int i = 0; i < counts.length; i++) {
            total += counts[i].sum();
            atOrBelow[i] = total;
        }
        return new Snapshot(bounds.clone(), atOrBelow, sum.sum());
    }
}

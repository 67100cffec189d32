package gantry.workflows.partition;

/**
 * The one {@code now} of a turn: the wall clock; while that is behind what was committed, the last
 * committed clock plus the monotonic time since. So history never runs backwards.
 */
final class TurnClock {
    private static final long NANOS_PER_MS = 1_000_000;

    private long lastMs;
    private long lastNanos;

    /**
     * Begins where the partition's last batch stood.
     *
     * @param lastMs that batch's clock; 0 if there was none
     * @param nanos the monotonic clock now
     */
    TurnClock(long lastMs, long nanos) {
        this.lastMs = lastMs;
        this.lastNanos = nanos;
    }

    long next(long wallMs, long nanos) {
        if (wallMs >= lastMs) {
            lastMs = wallMs;
            lastNanos = nanos;
            return wallMs;
        }
        long passedMs = passedMs(nanos);
        lastMs += passedMs;
        lastNanos += passedMs * NANOS_PER_MS;
        return lastMs;
    }

    /** What {@link #next} would answer, without moving on. */
    long peek(long wallMs, long nanos) {
        return Math.max(wallMs, lastMs + (wallMs >= lastMs ? 0 : passedMs(nanos)));
    }

    private long passedMs(long nanos) {
        return Math.max(0, (nanos - lastNanos) / NANOS_PER_MS);
    }
}

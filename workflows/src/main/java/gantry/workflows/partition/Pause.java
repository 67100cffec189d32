package gantry.workflows.partition;

/**
 * A rest after the store refused something, before it is asked again; twice as long each time it
 * refuses again, so that a full disk is not hammered. Measured by the monotonic clock: the wall
 * clock may be set back meanwhile. Confined to one worker.
 */
final class Pause {
    private static final long FIRST_NANOS = 100_000_000;
    private static final long LONGEST_NANOS = 1_600_000_000;
    private static final long NANOS_PER_MS = 1_000_000;

    private final Clock clock;
    private boolean isBegun;
    private long untilNanos;
    private long nextNanos = FIRST_NANOS;

    Pause(Clock clock) {
        this.clock = clock;
    }

    void begin() {
        isBegun = true;
        untilNanos = clock.nanos() + nextNanos;
        nextNanos = Math.min(2 * nextNanos, LONGEST_NANOS);
    }

    /** The store has kept something: the next rest is short again. */
    void storeWorks() {
        nextNanos = FIRST_NANOS;
    }

    boolean isOver() {
        return leftMs() == 0;
    }

    /** How long it still takes; 0 if it is over. */
    long leftMs() {
        if (isBegun && untilNanos - clock.nanos() > 0) {
            return (untilNanos - clock.nanos() + NANOS_PER_MS - 1) / NANOS_PER_MS;
        }
        isBegun = false;
        return 0;
    }
}

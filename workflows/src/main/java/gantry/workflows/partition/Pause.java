package gantry.workflows.partition;

/**
 * A rest after the store refused something, before it is asked again. Measured by the monotonic
 * clock: the wall clock may be set back meanwhile. Confined to one worker.
 */
final class Pause {
    private static final long NANOS = 100_000_000;
    private static final long NANOS_PER_MS = 1_000_000;

    private final Clock clock;
    private boolean isBegun;
    private long untilNanos;

    Pause(Clock clock) {
        this.clock = clock;
    }

    void begin() {
        isBegun = true;
        untilNanos = clock.nanos() + NANOS;
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

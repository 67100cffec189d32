package gantry.states.local;

/** The time that an execution sees, in milliseconds of the Unix epoch. */
public interface LocalClock {
    long nowMs();

    /** Returns once that time has come; a virtual clock jumps there. */
    void awaitMs(long timeMs);

    /** A clock that stands still but for its jumps, so that a year's Wait takes no time. */
    static LocalClock virtual(long startMs) {
        return new LocalClock() {
            private long now = startMs;

            @Override
            public long nowMs() {
                return now;
            }

            @Override
            public void awaitMs(long timeMs) {
                now = Math.max(now, timeMs);
            }
        };
    }
}

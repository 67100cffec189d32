package gantry.workflows.partition;

/** The time of the process; in a test, one that is advanced by hand. */
public interface Clock {
    /** Epoch milliseconds; may jump. */
    long nowMs();

    /** Nanoseconds from an arbitrary origin; never goes back. */
    long nanos();

    /** The clocks of the machine. */
    static Clock system() {
        return new Clock() {
            @Override
            public long nowMs() {
                return System.currentTimeMillis();
            }

            @Override
            public long nanos() {
                return System.nanoTime();
            }
        };
    }
}

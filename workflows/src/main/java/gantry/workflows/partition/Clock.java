package gantry.workflows.partition;

/** The time of the process; in a test, one that is advanced by hand. */
public interface Clock {
    /** Epoch milliseconds; may jump. */
    long nowMs();

    /** Nanoseconds from an arbitrary origin; never goes back. */
    long nanos();
}

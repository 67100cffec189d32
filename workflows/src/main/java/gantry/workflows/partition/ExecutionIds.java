package gantry.workflows.partition;

/**
 * Ids of a partition's executions: the milliseconds of the start, a counter, the partition. They
 * grow, so that inserts go to the right edge of every index, and are unique over all partitions.
 */
public final class ExecutionIds {
    private static final int PARTITION_BITS = 10;
    private static final int COUNTER_BITS = 10;
    private static final long STEP = 1L << PARTITION_BITS;

    /** What fits the bits of an id. */
    static final int MAX_PARTITIONS = 1 << PARTITION_BITS;

    private final int partition;
    private long last;

    /**
     * Continues behind an id.
     *
     * @param last the highest that any partition gave before; 0 if none
     */
    public ExecutionIds(int partition, long last) {
        if (partition >= MAX_PARTITIONS) {
            throw new IllegalArgumentException("Partition " + partition + " does not fit an id");
        }
        this.partition = partition;
        this.last = (last & -STEP) | partition;
    }

    /** Every execution with a lower id started before then. */
    public static long firstOf(long ms) {
        return ms << (COUNTER_BITS + PARTITION_BITS);
    }

    /** The next one. More than 1,024 in a millisecond borrow from the next. */
    public long next(long nowMs) {
        long ofNow = (nowMs << (COUNTER_BITS + PARTITION_BITS)) | partition;
        last = Math.max(ofNow, last + STEP);
        return last;
    }
}

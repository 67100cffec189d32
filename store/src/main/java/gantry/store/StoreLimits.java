package gantry.store;

/**
 * What the store may use. {@link #DEFAULT} is right for production; tests make single values small.
 *
 * @param partitions of a store that is created; an existing one keeps its own
 * @param readers connections and threads that read
 * @param queuedReads reads that may wait; one more is {@link StoreException.Problem#BUSY}
 * @param queuedWrites batches and units that may wait; a batch more waits outside, a unit more is
 *     {@link StoreException.Problem#BUSY}
 * @param queuedBytes of the batches that wait
 * @param transactionRows after which a transaction takes no further batch
 * @param transactionBytes after which a transaction takes no further batch
 * @param checkpointPages in the write-ahead log above which it is copied into the database
 * @param idleMs without a commit after which the write-ahead log is emptied
 * @param databaseBytes the database may grow to; 0 for as much as the disk has
 */
public record StoreLimits(
        int partitions,
        int readers,
        int queuedReads,
        int queuedWrites,
        long queuedBytes,
        int transactionRows,
        long transactionBytes,
        int checkpointPages,
        long idleMs,
        long databaseBytes) {

    // Sizes follow measurements: commits of 500 to 2,000 rows gain nothing more from being larger
    // and keep the latency under 50 ms; a log of 16,000 pages of 8 KiB is 128 MB.
    public static final StoreLimits DEFAULT =
            new StoreLimits(64, 4, 4_096, 4_096, 256L << 20, 10_000, 32L << 20, 16_000, 2_000, 0);

    public StoreLimits {
        if (partitions < 1 || readers < 1 || queuedReads < 1 || queuedWrites < 1) {
            throw new IllegalArgumentException("A limit is below 1: partitions " + partitions);
        }
    }

    /** The same with another limit of the database's size. */
    public StoreLimits withDatabaseBytes(long bytes) {
        return new StoreLimits(
                partitions,
                readers,
                queuedReads,
                queuedWrites,
                queuedBytes,
                transactionRows,
                transactionBytes,
                checkpointPages,
                idleMs,
                bytes);
    }
}

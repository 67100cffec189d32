package gantry.store.testing;

import gantry.store.StoreLimits;

/** The limits of a store of which one is small, so that a test meets it soon. */
public final class Limits {
    private Limits() {}

    /** So many partitions. */
    public static StoreLimits partitions(int partitions) {
        return of(partitions, StoreLimits.DEFAULT.checkpointPages());
    }

    /** The write-ahead log begins anew after so many pages. */
    public static StoreLimits checkpointPages(int pages) {
        return of(StoreLimits.DEFAULT.partitions(), pages);
    }

    private static StoreLimits of(int partitions, int checkpointPages) {
        var all = StoreLimits.DEFAULT;
        return new StoreLimits(
                partitions,
                all.readers(),
                all.queuedReads(),
                all.queuedWrites(),
                all.queuedBytes(),
                all.transactionRows(),
                all.transactionBytes(),
                checkpointPages,
                all.idleMs(),
                all.databaseBytes());
    }
}

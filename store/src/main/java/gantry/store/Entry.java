package gantry.store;

/**
 * What waits for the writer: a {@link BatchEntry} or a {@link UnitEntry}. One of the last three
 * methods ends it.
 */
interface Entry {
    int rows();

    long bytes();

    /** The transaction is durable. */
    void committed();

    /** Nothing of the transaction is on disk, for certain. */
    void rolledBack(StoreException cause);

    /** Nobody knows; the process is about to end. */
    void abandoned(StoreException cause);
}

package gantry.store;

import java.sql.SQLException;

/**
 * What one partition has decided and wants on disk: data, so that it can be written again. It never
 * conflicts, because its partition has one writer; the fence (partition, epoch, number) proves it.
 */
public interface Batch {
    /** The partition, from 0 to {@link Store#partitionCount()} − 1. */
    int partition();

    /** The epoch that {@link Store#openPartition} answered. */
    long epoch();

    /** One above the number of the partition's batch before, over all epochs. */
    long number();

    /** The turn's clock; the next opening of the partition returns that of the last batch. */
    long clockMs();

    /** How many rows it puts or deletes, about; bounds what shares a transaction. */
    int rows();

    /** How many bytes it writes, about; bounds the queue and what shares a transaction. */
    long bytes();

    /**
     * Writes it. Runs on the writer's thread within the group's transaction, after the fence; does
     * nothing but SQL, and lets every exception through: a statement that follows a swallowed one
     * might run outside the transaction.
     */
    void write(BatchConnection connection) throws SQLException;
}

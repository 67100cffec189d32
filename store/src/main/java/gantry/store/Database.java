package gantry.store;

import java.sql.SQLException;

/**
 * What differs between databases: how to connect, how a transaction begins and ends, who may write,
 * what an error means. Everything else is one SQL for all.
 */
interface Database {
    Dialect dialect();

    /** The one connection that writes; creates the database, where that is ours to do. */
    SqlConnection openWriter() throws SQLException;

    /** A connection that only reads. */
    SqlConnection openReader() throws SQLException;

    /**
     * In the transaction that migrates, first: keeps others from migrating meanwhile.
     *
     * @throws StoreException the database is something else's
     */
    void claimSchema(SqlConnection writer) throws SQLException;

    /** In a transaction: once it is committed, whoever wrote to the database before cannot. */
    void takeOver(SqlConnection writer) throws SQLException;

    /**
     * Begins a transaction.
     *
     * @throws StoreException TAKEN_OVER if another process writes to the database now; UNREACHABLE
     */
    void begin(SqlConnection writer) throws SQLException;

    void commit(SqlConnection writer) throws SQLException;

    /** Ends the transaction, if the failure has not ended it. */
    void rollback(SqlConnection writer) throws SQLException;

    /** Begins a transaction in which all queries see the same committed data. */
    void beginSnapshot(SqlConnection reader) throws SQLException;

    /** Whether this failure of a statement may have ended the whole transaction. */
    boolean endsTransaction(SQLException failure);

    /** Whether the connection is gone, and whatever was not committed with it. */
    boolean isConnectionLost(SQLException failure);

    /** Whether a transaction that was rolled back for this may succeed if it is run again. */
    boolean mayRunAgain(SQLException failure);

    /** What became of a transaction whose commit failed. */
    enum Fate {
        COMMITTED,
        ROLLED_BACK,
        UNKNOWN
    }

    /** Finds out what became of a transaction whose commit failed so. May block for a while. */
    Fate fate(SqlConnection writer, SQLException commitFailure);

    /** How many batches of different partitions are written together, to save round trips. */
    int batchesAtOnce();

    /** The failure in a sentence. */
    StoreException explain(SQLException failure);

    /** What goes on beside reading and writing. */
    Housekeeping openHousekeeping(Store store, Housekeeping.Setting setting) throws SQLException;
}

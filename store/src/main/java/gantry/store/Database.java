package gantry.store;

import java.sql.SQLException;

/**
 * What differs between databases: how to connect, how a transaction begins and ends, what an error
 * means. Everything else is one SQL for all.
 */
interface Database {
    Dialect dialect();

    /** The one connection that writes; creates the database. */
    SqlConnection openWriter() throws SQLException;

    /** A connection that only reads. */
    SqlConnection openReader() throws SQLException;

    void begin(SqlConnection writer) throws SQLException;

    void commit(SqlConnection writer) throws SQLException;

    /** Ends the transaction, if the failure has not ended it. */
    void rollback(SqlConnection writer) throws SQLException;

    /** Begins a transaction in which all queries see the same committed data. */
    void beginSnapshot(SqlConnection reader) throws SQLException;

    /** Whether this failure of a statement may have ended the whole transaction. */
    boolean endsTransaction(SQLException failure);

    /** Whether a commit that failed so left nothing on disk, for certain. */
    boolean isRolledBack(SQLException commitFailure);

    /** The failure in a sentence. */
    StoreException explain(SQLException failure);
}

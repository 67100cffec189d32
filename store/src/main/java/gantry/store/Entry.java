package gantry.store;

import java.sql.SQLException;

/** What waits for the writer. One of its last three methods ends it. */
interface Entry {
    int rows();

    long bytes();

    /** Does its work in the open transaction; an exception rolls all of it back. */
    void run(SqlConnection sql) throws SQLException;

    /** The transaction is durable. */
    void committed();

    /** Nothing of the transaction is on disk, for certain. */
    void rolledBack(StoreException cause);

    /** Nobody knows; the process is about to end. */
    void abandoned(StoreException cause);
}

package gantry.store;

import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;

/** What a database needs beside reading and writing, on a thread of its own. */
interface Housekeeping {
    void start();

    /** The writer has committed. Never waits. */
    void committed();

    /** To be called once the writer and the readers ended. */
    void close() throws SQLException;

    /**
     * What it works with.
     *
     * @param pen who holds it keeps the writer out
     */
    record Setting(ReentrantLock pen, StoreLimits limits, Figures figures, TroubleLog troubles) {}
}

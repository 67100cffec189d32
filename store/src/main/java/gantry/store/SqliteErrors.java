package gantry.store;

import gantry.store.StoreException.Problem;

import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import java.nio.file.Path;
import java.sql.SQLException;

/**
 * What SQLite's result codes mean for a transaction.
 *
 * @see <a href="https://www.sqlite.org/rescode.html">Result and Error Codes</a>
 * @see <a href="https://www.sqlite.org/lang_transaction.html">Errors that roll back by
 *     themselves</a>
 */
final class SqliteErrors {
    private static final int PRIMARY_CODE = 0xff;

    private SqliteErrors() {}

    /** FULL, IOERR, NOMEM, BUSY, INTERRUPT (and what a damaged file does) may end it all. */
    static boolean endsTransaction(SQLException failure) {
        return switch (code(failure)) {
            case SQLITE_FULL,
                    SQLITE_IOERR,
                    SQLITE_NOMEM,
                    SQLITE_BUSY,
                    SQLITE_INTERRUPT,
                    SQLITE_CORRUPT,
                    SQLITE_NOTADB,
                    SQLITE_READONLY,
                    SQLITE_CANTOPEN ->
                    true;
            default -> false;
        };
    }

    /**
     * The commit mark is the last frame that COMMIT appends to the log. FULL means that an append
     * was cut short, so the mark is missing or torn; BUSY and READONLY come before the first. An
     * IOERR may be the flush after the mark: a crash before the next transaction would then find
     * the mark and bring the transaction back, therefore unknown.
     */
    static boolean isRolledBack(SQLException commitFailure) {
        return switch (code(commitFailure)) {
            case SQLITE_FULL, SQLITE_BUSY, SQLITE_READONLY -> true;
            default -> false;
        };
    }

    static boolean saysNoTransaction(SQLException failure) {
        var message = failure.getMessage();
        return message != null && message.contains("no transaction is active");
    }

    static StoreException explain(Path file, SQLException failure) {
        return switch (code(failure)) {
            case SQLITE_FULL ->
                    new StoreException(
                            Problem.FULL,
                            "There is no space left for the database \"%s\"; free some, Gantry goes on by itself."
                                    .formatted(file),
                            failure);
            case SQLITE_CORRUPT, SQLITE_NOTADB -> StoreException.damaged(file, failure);
            case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM ->
                    new StoreException(
                            Problem.READ_ONLY,
                            "The database \"%s\" cannot be opened for writing; check the rights of the file and its folder."
                                    .formatted(file),
                            failure);
            case SQLITE_BUSY, SQLITE_LOCKED ->
                    new StoreException(
                            Problem.BUSY,
                            "Another program holds a lock on the database \"%s\"; close it."
                                    .formatted(file),
                            failure);
            case SQLITE_IOERR ->
                    new StoreException(
                            Problem.FAILED,
                            "The disk under the database \"%s\" answered an error; check the system's log."
                                    .formatted(file),
                            failure);
            default ->
                    new StoreException(
                            Problem.FAILED, "A statement failed on the database.", failure);
        };
    }

    /** The primary code; a failure inside {@code executeBatch} hides it in the cause. */
    private static SQLiteErrorCode code(SQLException failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof SQLiteException sqlite) {
                return SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & PRIMARY_CODE);
            }
        }
        return SQLiteErrorCode.getErrorCode(failure.getErrorCode() & PRIMARY_CODE);
    }
}

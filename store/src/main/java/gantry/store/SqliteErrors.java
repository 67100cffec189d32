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

    /** A write that failed for another reason than a lack of space. */
    private static final int REFUSED_WRITE = SQLiteErrorCode.SQLITE_IOERR_WRITE.code;

    /** No space for the index of the write-ahead log. */
    private static final int NO_SPACE_FOR_INDEX = SQLiteErrorCode.SQLITE_IOERR_SHMSIZE.code;

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
     * the mark and bring the transaction back, therefore unknown; but a refused write (quota, size
     * limit, a disk that became read-only) is an append cut short as FULL is.
     */
    static boolean isRolledBack(SQLException commitFailure) {
        return switch (code(commitFailure)) {
            case SQLITE_FULL, SQLITE_BUSY, SQLITE_READONLY -> true;
            case SQLITE_IOERR -> extendedCode(commitFailure) == REFUSED_WRITE;
            default -> false;
        };
    }

    static boolean saysNoTransaction(SQLException failure) {
        var message = failure.getMessage();
        return message != null && message.contains("no transaction is active");
    }

    static StoreException explain(Path file, SQLException failure) {
        return switch (code(failure)) {
            case SQLITE_FULL -> full(file, failure);
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
            case SQLITE_IOERR -> explainIo(file, failure);
            default ->
                    new StoreException(
                            Problem.FAILED, "A statement failed on the database.", failure);
        };
    }

    private static StoreException explainIo(Path file, SQLException failure) {
        int code = extendedCode(failure);
        if (code == NO_SPACE_FOR_INDEX) {
            return full(file, failure);
        }
        return code == REFUSED_WRITE
                ? new StoreException(
                        Problem.READ_ONLY,
                        "The disk does not take what is written to the database \"%s\"; is it mounted read-only, over a quota or broken?"
                                .formatted(file),
                        failure)
                : new StoreException(
                        Problem.FAILED,
                        "The disk under the database \"%s\" answered an error; check the system's log."
                                .formatted(file),
                        failure);
    }

    private static StoreException full(Path file, SQLException failure) {
        return new StoreException(
                Problem.FULL,
                "There is no space left for the database \"%s\"; free some.".formatted(file),
                failure);
    }

    private static SQLiteErrorCode code(SQLException failure) {
        return SQLiteErrorCode.getErrorCode(extendedCode(failure) & PRIMARY_CODE);
    }

    /** A failure inside {@code executeBatch} hides it in the cause. */
    private static int extendedCode(SQLException failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof SQLiteException sqlite) {
                return sqlite.getResultCode().code;
            }
        }
        return failure.getErrorCode();
    }
}

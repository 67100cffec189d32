package gantry.workflows.store;

import java.sql.SQLException;

/** Carries the database's failure out of a decoder, which knows nothing of SQL. */
final class UncheckedSqlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final SQLException failure;

    UncheckedSqlException(String message, SQLException failure) {
        super(message, failure);
        this.failure = failure;
    }

    SQLException failure() {
        return failure;
    }
}

package gantry.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import java.nio.file.Path;
import java.sql.BatchUpdateException;

class SqliteErrorsTest {
    @ParameterizedTest(name = "{0} at commit: rolled back {1}, {2}")
    @CsvSource({
        "SQLITE_FULL, true, FULL",
        "SQLITE_BUSY, true, BUSY",
        "SQLITE_BUSY_SNAPSHOT, true, BUSY",
        "SQLITE_READONLY, true, READ_ONLY",
        "SQLITE_READONLY_DBMOVED, true, READ_ONLY",
        "SQLITE_IOERR, false, FAILED",
        "SQLITE_IOERR_FSYNC, false, FAILED",
        "SQLITE_IOERR_SHMSIZE, false, FULL",
        "SQLITE_IOERR_WRITE, true, READ_ONLY",
        "SQLITE_NOMEM, false, FAILED",
        "SQLITE_CORRUPT, false, DAMAGED",
        "SQLITE_CORRUPT_VTAB, false, DAMAGED",
        "SQLITE_ERROR, false, FAILED"
    })
    void a_commit_is_rolled_back_for_certain_only_where_no_commit_mark_can_be_on_disk(
            SQLiteErrorCode code, boolean rolledBack, StoreException.Problem problem) {
        var failure = new SQLiteException("failed", code);
        assertThat(SqliteErrors.isRolledBack(failure)).isEqualTo(rolledBack);
        assertThat(SqliteErrors.explain(Path.of("gantry.db"), failure).problem())
                .isEqualTo(problem);
    }

    @Test
    void a_failure_within_executeBatch_is_read_from_its_cause() {
        var failure =
                new BatchUpdateException(
                        "batch entry 0",
                        "",
                        0,
                        new int[0],
                        new SQLiteException("full", SQLiteErrorCode.SQLITE_FULL));
        assertThat(SqliteErrors.endsTransaction(failure)).isTrue();
    }
}

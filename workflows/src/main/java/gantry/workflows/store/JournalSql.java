package gantry.workflows.store;

import gantry.store.SqlConnection;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reading the journal of asynchronous Express executions. */
final class JournalSql {
    /** Index: the primary key. */
    static final String PAGE =
            """
            SELECT execution_id, revision_key, started_at_ms, runs, body FROM express_journal
            WHERE partition_id = ? AND execution_id > ?
            ORDER BY execution_id
            LIMIT ?\
            """;

    /** Index: the primary key. */
    static final String LAST_ID =
            "SELECT MAX(execution_id) FROM express_journal WHERE partition_id = ?";

    private JournalSql() {}

    static List<JournalEntry> page(SqlConnection sql, int partition, long afterId, int limit)
            throws SQLException {
        var statement = sql.statement(PAGE);
        statement.setInt(1, partition);
        statement.setLong(2, afterId);
        statement.setInt(3, limit);
        var entries = new ArrayList<JournalEntry>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                entries.add(
                        JournalEntry.decode(
                                rows.getLong(1),
                                rows.getString(2),
                                rows.getLong(3),
                                rows.getInt(4),
                                rows.getBytes(5)));
            }
        }
        return entries;
    }

    static long lastId(SqlConnection sql, int partition) throws SQLException {
        var statement = sql.statement(LAST_ID);
        statement.setInt(1, partition);
        try (var rows = statement.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }
}

package gantry.workflows.store;

import gantry.store.SqlConnection;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reading what may be removed, and removing the rows of executions that are gone. */
final class RemovalSql {
    /**
     * What lies behind overflowing payloads is read only of what may go. Index: the primary key.
     */
    static final String PAGE =
            """
            SELECT execution_id, partition_id, revision_key, closed_at_ms,
                CASE WHEN closed_at_ms BETWEEN 1 AND ? THEN map_run_id END
            FROM executions
            WHERE execution_id > ? AND execution_id < ?
            ORDER BY execution_id
            LIMIT ?\
            """;

    /** Index: the primary keys. */
    static final String CLOSED =
            """
            SELECT e.closed_at_ms FROM executions e
            WHERE e.execution_id = ? AND e.partition_id = ? AND e.closed_at_ms > 0
                AND NOT EXISTS (
                    SELECT 1 FROM map_runs m
                    WHERE m.partition_id = e.partition_id AND m.map_run_id = e.map_run_id)\
            """;

    /** Index: executions_map_run (map_run_id, first_item). */
    static final String CHILDREN =
            "SELECT execution_id FROM executions WHERE map_run_id = ? LIMIT ?";

    /** Index: the primary key. */
    static final String OF_EXECUTIONS =
            """
            SELECT owner_id, partition_id FROM removals
            WHERE owner_id > ? AND is_map_run = 0
            ORDER BY owner_id
            LIMIT ?\
            """;

    /** Index: the primary key. */
    static final String OF_MAP_RUNS =
            """
            SELECT owner_id, partition_id FROM removals
            WHERE owner_id > ? AND is_map_run = 1
            ORDER BY owner_id
            LIMIT ?\
            """;

    static final String DONE = "DELETE FROM removals WHERE owner_id = ?";

    /** Rows that come with an execution once at most. Index: the primary key. */
    static final String DELETE_INVOCATIONS =
            "DELETE FROM mock_invocations WHERE partition_id = ? AND execution_id = ?";

    /** Index: the primary key. */
    static final String DELETE_PENDING_TRACES =
            "DELETE FROM pending_traces WHERE partition_id = ? AND execution_id = ?";

    /** Few: those of the moment. */
    private static final String JOURNAL_KEYS = "SELECT DISTINCT revision_key FROM express_journal";

    /** The tables of which an execution may have any number of rows. */
    enum Part {
        /** Index: history_first (execution_id, first_event_id). */
        HISTORY(
                """
                SELECT first_event_id, LENGTH(events) FROM history
                WHERE execution_id = ?
                ORDER BY first_event_id
                LIMIT ?\
                """,
                "DELETE FROM history WHERE execution_id = ? AND first_event_id <= ?"),

        /** Index: payloads_number (execution_id, payload_no). */
        PAYLOADS(
                """
                SELECT payload_no, LENGTH(utf8) FROM payloads
                WHERE execution_id = ?
                ORDER BY payload_no
                LIMIT ?\
                """,
                "DELETE FROM payloads WHERE execution_id = ? AND payload_no <= ?"),

        /** Index: the primary key. */
        FRAMES(
                """
                SELECT frame_no, LENGTH(body) FROM frames
                WHERE execution_id = ?
                ORDER BY frame_no
                LIMIT ?\
                """,
                "DELETE FROM frames WHERE execution_id = ? AND frame_no <= ?");

        final String read;
        final String delete;

        Part(String read, String delete) {
            this.read = read;
            this.delete = delete;
        }
    }

    private RemovalSql() {}

    static List<Aged> page(
            SqlConnection sql, long afterId, long belowId, long closedUntilMs, int limit)
            throws SQLException {
        var statement = sql.statement(PAGE);
        statement.setLong(1, closedUntilMs);
        statement.setLong(2, afterId);
        statement.setLong(3, belowId);
        statement.setInt(4, limit);
        var page = new ArrayList<Aged>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                page.add(
                        new Aged(
                                rows.getLong(1),
                                rows.getInt(2),
                                rows.getString(3),
                                rows.getLong(4),
                                rows.getLong(5) != 0));
            }
        }
        return page;
    }

    static @Nullable Long findClosed(SqlConnection sql, int partition, long id)
            throws SQLException {
        var statement = sql.statement(CLOSED);
        statement.setLong(1, id);
        statement.setInt(2, partition);
        try (var rows = statement.executeQuery()) {
            return rows.next() ? rows.getLong(1) : null;
        }
    }

    static List<Long> children(SqlConnection sql, long mapRunId, int limit) throws SQLException {
        var statement = sql.statement(CHILDREN);
        statement.setLong(1, mapRunId);
        statement.setInt(2, limit);
        var ids = new ArrayList<Long>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
        }
        return ids;
    }

    /** Owners behind an id whose rows are to be removed, by one of the two queries. */
    static List<Removals.Owner> owners(SqlConnection sql, String query, long afterId, int limit)
            throws SQLException {
        var statement = sql.statement(query);
        statement.setLong(1, afterId);
        statement.setInt(2, limit);
        var owners = new ArrayList<Removals.Owner>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                owners.add(new Removals.Owner(rows.getLong(1), rows.getInt(2)));
            }
        }
        return owners;
    }

    static List<String> journalKeys(SqlConnection sql) throws SQLException {
        var keys = new ArrayList<String>();
        try (var rows = sql.statement(JOURNAL_KEYS).executeQuery()) {
            while (rows.next()) {
                keys.add(rows.getString(1));
            }
        }
        return keys;
    }
}

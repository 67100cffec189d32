package gantry.workflows.store;

import gantry.states.interpreter.ExecutionStatus;
import gantry.store.SqlConnection;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.arn.Qualifiers;
import gantry.workflows.arn.StateMachineArn;
import gantry.workflows.engine.ExecutionCursor;
import gantry.workflows.engine.ExecutionSummary;
import gantry.workflows.maprun.Membership;

import org.jspecify.annotations.Nullable;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reading the executions table. */
final class ExecutionSql {
    /** Index: executions_name (name, partition_id). */
    static final String FIND_ID =
            """
            SELECT execution_id FROM executions
            WHERE name = ? AND partition_id = ? AND state_machine_arn = ?\
            """;

    /** Index: the primary key. */
    static final String FIND =
            """
            SELECT state_machine_arn, name, revision_key, status, started_at_ms, closed_at_ms,
                redriven_at_ms, opening, closing, version_no, alias, redrive_count, redrives,
                map_run_id, first_item, item_count
            FROM executions WHERE execution_id = ?\
            """;

    /** Index: the primary key. */
    static final String LAST_ID = "SELECT MAX(execution_id) FROM executions";

    /** Index: executions_list (state_machine_arn, status, listed_at_ms, execution_id). */
    static final String LIST =
            """
            SELECT name, started_at_ms, closed_at_ms, listed_at_ms, execution_id, version_no, alias,
                redrive_count, redriven_at_ms
            FROM executions
            WHERE state_machine_arn = ? AND status = ? AND (listed_at_ms, execution_id) < (?, ?)
                AND map_run_id IS NULL
            ORDER BY listed_at_ms DESC, execution_id DESC
            LIMIT ?\
            """;

    /** Index: executions_version (state_machine_arn, version_no, status, listed_at_ms, …). */
    static final String LIST_OF_VERSION =
            """
            SELECT name, started_at_ms, closed_at_ms, listed_at_ms, execution_id, version_no, alias,
                redrive_count, redriven_at_ms
            FROM executions
            WHERE state_machine_arn = ? AND version_no = ? AND status = ?
                AND (listed_at_ms, execution_id) < (?, ?)
            ORDER BY listed_at_ms DESC, execution_id DESC
            LIMIT ?\
            """;

    /** Index: executions_alias (state_machine_arn, alias, status, listed_at_ms, …). */
    static final String LIST_OF_ALIAS =
            """
            SELECT name, started_at_ms, closed_at_ms, listed_at_ms, execution_id, version_no, alias,
                redrive_count, redriven_at_ms
            FROM executions
            WHERE state_machine_arn = ? AND alias = ? AND status = ?
                AND (listed_at_ms, execution_id) < (?, ?)
            ORDER BY listed_at_ms DESC, execution_id DESC
            LIMIT ?\
            """;

    private ExecutionSql() {}

    static @Nullable Long findId(SqlConnection sql, int partition, ExecutionArn arn)
            throws SQLException {
        var statement = sql.statement(FIND_ID);
        statement.setString(1, arn.name());
        statement.setInt(2, partition);
        statement.setString(3, arn.stateMachineArn().toString());
        try (var rows = statement.executeQuery()) {
            return rows.next() ? rows.getLong(1) : null;
        }
    }

    static @Nullable ExecutionRow find(SqlConnection sql, long id, Payloads.Rows payloads)
            throws SQLException {
        var statement = sql.statement(FIND);
        statement.setLong(1, id);
        try (var rows = statement.executeQuery()) {
            return rows.next() ? row(rows, id, payloads) : null;
        }
    }

    /** Of all partitions. */
    static long lastId(SqlConnection sql) throws SQLException {
        try (var rows = sql.statement(LAST_ID).executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    static List<ExecutionSummary> list(
            SqlConnection sql,
            StateMachineArn machine,
            ExecutionStatus status,
            ExecutionCursor after,
            int limit)
            throws SQLException {
        StateMachineArn unqualified = machine.unqualified();
        var statement = listing(sql, machine);
        int next = machine.qualifier() == null ? 2 : 3;
        statement.setString(1, unqualified.toString());
        statement.setString(next, status.name());
        statement.setLong(next + 1, after.listedAtMs());
        statement.setLong(next + 2, after.executionId());
        statement.setInt(next + 3, limit);
        var page = new ArrayList<ExecutionSummary>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                page.add(
                        new ExecutionSummary(
                                unqualified.execution(rows.getString(1)),
                                qualifiers(rows, 6),
                                status,
                                rows.getLong(2),
                                rows.getLong(3),
                                rows.getInt(8),
                                rows.getLong(9),
                                new ExecutionCursor(rows.getLong(4), rows.getLong(5)),
                                null));
            }
        }
        return page;
    }

    /** The statement that lists those of a machine, a version or an alias, with that set. */
    private static PreparedStatement listing(SqlConnection sql, StateMachineArn machine)
            throws SQLException {
        if (machine.qualifier() == null) {
            return sql.statement(LIST);
        }
        if (machine.isVersion()) {
            var statement = sql.statement(LIST_OF_VERSION);
            statement.setLong(2, machine.version());
            return statement;
        }
        var statement = sql.statement(LIST_OF_ALIAS);
        statement.setString(2, machine.qualifier());
        return statement;
    }

    /** Of (version_no, alias), from this column on. */
    private static Qualifiers qualifiers(ResultSet rows, int first) throws SQLException {
        long version = rows.getLong(first); // 0 for NULL
        return version == 0 ? Qualifiers.NONE : new Qualifiers(version, rows.getString(first + 1));
    }

    private static ExecutionRow.Redrives redrives(ResultSet rows) throws SQLException {
        byte @Nullable [] redrives = rows.getBytes(13);
        return redrives == null
                ? ExecutionRow.Redrives.ofExpress(rows.getInt(12))
                : ExecutionCodec.decodeRedrives(rows.getInt(12), rows.getLong(7), redrives);
    }

    /** Of (map_run_id, first_item, item_count), from this column on. */
    private static @Nullable Membership membership(ResultSet rows, int first) throws SQLException {
        long mapRunId = rows.getLong(first); // 0 for NULL
        return mapRunId == 0
                ? null
                : new Membership(mapRunId, rows.getLong(first + 1), rows.getInt(first + 2));
    }

    private static ExecutionRow row(ResultSet rows, long id, Payloads.Rows payloads)
            throws SQLException {
        byte @Nullable [] closing = rows.getBytes(9);
        return new ExecutionRow(
                id,
                StateMachineArn.parse(rows.getString(1)).execution(rows.getString(2)),
                rows.getString(3),
                qualifiers(rows, 10),
                ExecutionStatus.valueOf(rows.getString(4)),
                rows.getLong(5),
                rows.getLong(6),
                redrives(rows),
                ExecutionCodec.decodeOpening(rows.getBytes(8), payloads),
                closing == null ? null : ExecutionCodec.decodeClosing(closing, payloads),
                membership(rows, 14));
    }
}

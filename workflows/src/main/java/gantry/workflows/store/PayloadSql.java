package gantry.workflows.store;

import gantry.json.Payload;
import gantry.store.SqlConnection;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The large payloads of one execution, each read once. Confined to one query. */
final class PayloadSql implements Payloads.Rows {
    /** Index: payloads_number (execution_id, payload_no). */
    static final String FIND =
            """
            SELECT utf8 FROM payloads
            WHERE execution_id = ? AND payload_no = ?\
            """;

    /** Index: payloads_number (execution_id, payload_no). */
    static final String LAST_NO = "SELECT MAX(payload_no) FROM payloads WHERE execution_id = ?";

    private final SqlConnection sql;
    private final long executionId;
    private final Map<Integer, Payload> read = new HashMap<>();

    PayloadSql(SqlConnection sql, long executionId) {
        this.sql = sql;
        this.executionId = executionId;
    }

    @Override
    public Payload payload(int number) {
        return read.computeIfAbsent(number, this::find);
    }

    Map<Integer, Payload> all() {
        return Map.copyOf(read);
    }

    /** Numbers begin at 1. */
    int nextNumber() throws SQLException {
        var statement = sql.statement(LAST_NO);
        statement.setLong(1, executionId);
        try (var rows = statement.executeQuery()) {
            return rows.next() ? rows.getInt(1) + 1 : 1;
        }
    }

    private Payload find(int number) {
        try {
            var statement = sql.statement(FIND);
            statement.setLong(1, executionId);
            statement.setInt(2, number);
            try (var rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw new IllegalStateException(
                            "Execution " + executionId + " has no payload " + number);
                }
                return Payload.ofText(new String(rows.getBytes(1), StandardCharsets.UTF_8));
            }
        } catch (SQLException e) {
            throw new UncheckedSqlException(
                    "Payload " + number + " of execution " + executionId + " cannot be read", e);
        }
    }
}

package gantry.workflows.tracing;

import gantry.store.Migrations;
import gantry.store.SqlConnection;
import gantry.store.Store;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.arn.StateMachineArn;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The table of traces that are to be sent. Safe for any thread. */
public final class PendingTraces {
    /** Index: the primary keys of both. */
    private static final String FIRST =
            """
            SELECT pending_traces.partition_id, pending_traces.execution_id,
                   pending_traces.redrive_count, state_machine_arn, name
            FROM pending_traces LEFT JOIN executions
                ON executions.execution_id = pending_traces.execution_id
            ORDER BY pending_traces.partition_id, pending_traces.execution_id,
                     pending_traces.redrive_count
            LIMIT ?\
            """;

    private static final String COUNT = "SELECT COUNT(*) FROM pending_traces";

    private static final String DELETE =
            """
            DELETE FROM pending_traces
            WHERE partition_id = ? AND execution_id = ? AND redrive_count = ?\
            """;

    private final Store store;

    /**
     * The run of an execution that has ended.
     *
     * @param arn null if the execution is there no more
     */
    record Pending(int partition, long executionId, int redriveCount, @Nullable ExecutionArn arn) {}

    PendingTraces(Store store) {
        this.store = store;
    }

    /** Its table. */
    public static Migrations migrations() {
        return Migrations.of("traces", PendingTraces.class, "0001_pending_traces.sql");
    }

    /** Some, always the same ones until they are deleted. */
    List<Pending> first(int limit) {
        return store.read(
                sql -> {
                    var query = sql.statement(FIRST);
                    query.setInt(1, limit);
                    var found = new ArrayList<Pending>();
                    try (ResultSet rows = query.executeQuery()) {
                        while (rows.next()) {
                            found.add(pending(rows));
                        }
                    }
                    return List.copyOf(found);
                });
    }

    private static Pending pending(ResultSet rows) throws SQLException {
        String machine = rows.getString(4);
        return new Pending(
                rows.getInt(1),
                rows.getLong(2),
                rows.getInt(3),
                machine == null
                        ? null
                        : StateMachineArn.parse(machine).execution(rows.getString(5)));
    }

    long count() {
        return store.read(
                sql -> {
                    try (ResultSet rows = sql.statement(COUNT).executeQuery()) {
                        rows.next();
                        return rows.getLong(1);
                    }
                });
    }

    void delete(List<Pending> sent) {
        store.write(
                sql -> {
                    for (Pending each : sent) {
                        delete(sql, each);
                    }
                    return sent.size();
                });
    }

    private static void delete(SqlConnection sql, Pending pending) throws SQLException {
        var delete = sql.statement(DELETE);
        delete.setInt(1, pending.partition());
        delete.setLong(2, pending.executionId());
        delete.setInt(3, pending.redriveCount());
        delete.executeUpdate();
    }
}

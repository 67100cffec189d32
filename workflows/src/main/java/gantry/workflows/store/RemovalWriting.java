package gantry.workflows.store;

import gantry.store.BatchConnection;

import java.sql.SQLException;

/**
 * Taking an execution out of its table, as part of an {@link EngineBatch}: nobody finds it any
 * more, and what else it has is on record to be removed.
 */
final class RemovalWriting {
    private static final String PUT_REMOVAL =
            "INSERT INTO removals (owner_id, partition_id, is_map_run) VALUES (?, ?, 0)";

    /** Index: map_runs_execution (partition_id, execution_id, map_run_id). */
    static final String PUT_REMOVALS_OF_MAP_RUNS =
            """
            INSERT INTO removals (owner_id, partition_id, is_map_run)
            SELECT map_run_id, partition_id, 1 FROM map_runs
            WHERE partition_id = ? AND execution_id = ?\
            """;

    /** Index: map_runs_execution. */
    static final String DELETE_MAP_RUNS =
            "DELETE FROM map_runs WHERE partition_id = ? AND execution_id = ?";

    private static final String DELETE_EXECUTION = "DELETE FROM executions WHERE execution_id = ?";

    private RemovalWriting() {}

    static void write(BatchConnection sql, int partition, long id) throws SQLException {
        var removal = sql.batched(PUT_REMOVAL);
        removal.setLong(1, id);
        removal.setInt(2, partition);
        removal.addBatch();
        for (String ofMapRuns : new String[] {PUT_REMOVALS_OF_MAP_RUNS, DELETE_MAP_RUNS}) {
            var statement = sql.batched(ofMapRuns);
            statement.setInt(1, partition);
            statement.setLong(2, id);
            statement.addBatch();
        }
        var delete = sql.batched(DELETE_EXECUTION);
        delete.setLong(1, id);
        delete.addBatch();
    }
}

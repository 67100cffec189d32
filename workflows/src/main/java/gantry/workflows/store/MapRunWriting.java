package gantry.workflows.store;

import gantry.store.BatchConnection;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Writing map runs and what only their children have, as part of an {@link EngineBatch}. */
final class MapRunWriting {
    private static final String OPEN =
            """
            INSERT INTO map_runs
                (partition_id, map_run_id, execution_id, frame_no, arn, started_at_ms, plan,
                 status, stopped_at_ms, in_hand, progress)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """;

    private static final String MOVE =
            """
            UPDATE map_runs SET status = ?, stopped_at_ms = ?, in_hand = ?, progress = ?
            WHERE partition_id = ? AND map_run_id = ?\
            """;

    private static final String RESTART_CHILD =
            """
            UPDATE executions
            SET name = ?, status = 'RUNNING', started_at_ms = ?, listed_at_ms = ?,
                closed_at_ms = 0, redrive_count = ?, closing = NULL
            WHERE execution_id = ?\
            """;

    private MapRunWriting() {}

    static void write(BatchConnection sql, int partition, Change.MapRunOpened opened)
            throws SQLException {
        var statement = sql.batched(OPEN);
        statement.setInt(1, partition);
        statement.setLong(2, opened.mapRunId());
        statement.setLong(3, opened.executionId());
        statement.setInt(4, opened.frameNo());
        statement.setString(5, opened.arn().toString());
        statement.setLong(6, opened.startedAtMs());
        statement.setBytes(7, opened.plan().bytes());
        set(statement, 8, opened.standing());
        statement.addBatch();
    }

    static void write(BatchConnection sql, int partition, Change.MapRunMoved moved)
            throws SQLException {
        var statement = sql.batched(MOVE);
        set(statement, 1, moved.standing());
        statement.setInt(5, partition);
        statement.setLong(6, moved.mapRunId());
        statement.addBatch();
    }

    static void write(BatchConnection sql, Change.ChildRestarted child) throws SQLException {
        var statement = sql.batched(RESTART_CHILD);
        statement.setString(1, child.arn().name());
        statement.setLong(2, child.startedAtMs());
        statement.setLong(3, child.startedAtMs());
        statement.setInt(4, child.redriveCount());
        statement.setLong(5, child.executionId());
        statement.addBatch();
    }

    /** Sets (status, stopped_at_ms, in_hand, progress) from this parameter on. */
    private static void set(PreparedStatement statement, int first, Change.Standing standing)
            throws SQLException {
        statement.setString(first, standing.status().name());
        statement.setLong(first + 1, standing.stoppedAtMs());
        statement.setInt(first + 2, standing.isInHand() ? 1 : 0);
        statement.setBytes(first + 3, standing.progress().bytes());
    }
}

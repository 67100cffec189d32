package gantry.workflows.store;

import gantry.states.interpreter.Frame;
import gantry.store.SqlConnection;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reading the frames table. */
final class FrameSql {
    /** Index: the primary key. */
    static final String OF_EXECUTION =
            """
            SELECT frame_no, body FROM frames WHERE execution_id = ?
            ORDER BY frame_no\
            """;

    /** Index: frames_wake (partition_id, wake_at_ms, execution_id, frame_no). */
    static final String WOKEN =
            """
            SELECT wake_at_ms, execution_id, frame_no FROM frames
            WHERE partition_id = ? AND (wake_at_ms, execution_id, frame_no) > (?, ?, ?)
                AND wake_at_ms <= ?
            ORDER BY wake_at_ms, execution_id, frame_no
            LIMIT ?\
            """;

    /** Index: frames_activity (activity_arn, execution_id, frame_no). */
    static final String WAITING =
            """
            SELECT partition_id, execution_id, frame_no FROM frames
            WHERE activity_arn = ? AND (execution_id, frame_no) > (?, ?)
            ORDER BY execution_id, frame_no
            LIMIT ?\
            """;

    /**
     * The root frame of every open execution has a deadline, those of closed ones have none. Index:
     * frames_wake, which covers it.
     */
    static final String COUNT_OPEN =
            """
            SELECT COUNT(*) FROM frames
            WHERE partition_id = ? AND wake_at_ms IS NOT NULL AND frame_no = 0\
            """;

    private FrameSql() {}

    static long countOpen(SqlConnection sql, int partition) throws SQLException {
        var statement = sql.statement(COUNT_OPEN);
        statement.setInt(1, partition);
        try (var rows = statement.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    static List<Frame> ofExecution(SqlConnection sql, long id, Payloads.Rows rows)
            throws SQLException {
        var statement = sql.statement(OF_EXECUTION);
        statement.setLong(1, id);
        var frames = new ArrayList<Frame>();
        try (var found = statement.executeQuery()) {
            while (found.next()) {
                frames.add(FrameCodec.decode(found.getInt(1), found.getBytes(2), rows));
            }
        }
        return frames;
    }

    static List<Woken> woken(SqlConnection sql, int partition, Woken after, long untilMs, int limit)
            throws SQLException {
        var statement = sql.statement(WOKEN);
        statement.setInt(1, partition);
        statement.setLong(2, after.wakeAtMs());
        statement.setLong(3, after.executionId());
        statement.setInt(4, after.frameNo());
        statement.setLong(5, untilMs);
        statement.setInt(6, limit);
        var woken = new ArrayList<Woken>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                woken.add(new Woken(rows.getLong(1), rows.getLong(2), rows.getInt(3)));
            }
        }
        return woken;
    }

    static List<WaitingTask> waiting(
            SqlConnection sql, String activityArn, WaitingTask after, int limit)
            throws SQLException {
        var statement = sql.statement(WAITING);
        statement.setString(1, activityArn);
        statement.setLong(2, after.executionId());
        statement.setInt(3, after.frameNo());
        statement.setInt(4, limit);
        var tasks = new ArrayList<WaitingTask>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                tasks.add(new WaitingTask(rows.getInt(1), rows.getLong(2), rows.getInt(3)));
            }
        }
        return tasks;
    }
}

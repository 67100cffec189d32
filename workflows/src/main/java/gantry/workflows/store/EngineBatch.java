package gantry.workflows.store;

import gantry.store.Batch;
import gantry.store.BatchConnection;
import gantry.workflows.arn.Qualifiers;
import gantry.workflows.maprun.Membership;

import org.jspecify.annotations.Nullable;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;

/**
 * What a turn of a partition has decided, as data: written once or, after a failure, again.
 *
 * @param changes in an order that leads from the turn before to this one; no key twice
 */
public record EngineBatch(
        int partition, long epoch, long number, long clockMs, List<Change> changes)
        implements Batch {

    private static final String OPEN_EXECUTION =
            """
            INSERT INTO executions
                (partition_id, execution_id, state_machine_arn, name, revision_key, status,
                 started_at_ms, closed_at_ms, listed_at_ms, redriven_at_ms, opening, closing,
                 version_no, alias, map_run_id, first_item, item_count)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?)\
            """;

    private static final String CLOSE_EXECUTION =
            """
            UPDATE executions
            SET status = ?, closed_at_ms = ?, listed_at_ms = ?, closing = ?
            WHERE execution_id = ?\
            """;

    private static final String REDRIVE_EXECUTION =
            """
            UPDATE executions
            SET status = ?, closed_at_ms = ?, listed_at_ms = ?, redrive_count = ?,
                redriven_at_ms = ?, redrives = ?, closing = ?
            WHERE execution_id = ?\
            """;

    private static final String ADD_HISTORY =
            """
            INSERT INTO history
                (execution_id, first_event_id, last_event_id, next_frame_no, events)
            VALUES (?, ?, ?, ?, ?)\
            """;

    private static final String ADD_PAYLOAD =
            """
            INSERT INTO payloads (execution_id, payload_no, utf8)
            VALUES (?, ?, ?)\
            """;

    private static final String PUT_FRAME =
            """
            INSERT INTO frames
                (partition_id, execution_id, frame_no, wake_at_ms, activity_arn, body)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (execution_id, frame_no) DO UPDATE
            SET wake_at_ms = excluded.wake_at_ms, activity_arn = excluded.activity_arn,
                body = excluded.body\
            """;

    private static final String DELETE_FRAME =
            "DELETE FROM frames WHERE execution_id = ? AND frame_no = ?";

    private static final String PUT_INVOCATIONS =
            """
            INSERT INTO mock_invocations (partition_id, execution_id, counts)
            VALUES (?, ?, ?)
            ON CONFLICT (partition_id, execution_id) DO UPDATE SET counts = excluded.counts\
            """;

    private static final String PUT_JOURNAL =
            """
            INSERT INTO express_journal
                (partition_id, execution_id, revision_key, started_at_ms, runs, body)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (partition_id, execution_id) DO UPDATE SET runs = excluded.runs\
            """;

    private static final String DELETE_JOURNAL =
            "DELETE FROM express_journal WHERE partition_id = ? AND execution_id = ?";

    private static final String PUT_PENDING_TRACE =
            """
            INSERT INTO pending_traces (partition_id, execution_id, redrive_count)
            VALUES (?, ?, ?)
            ON CONFLICT (partition_id, execution_id, redrive_count) DO NOTHING\
            """;

    public EngineBatch {
        changes = List.copyOf(changes);
    }

    @Override
    public int rows() {
        return changes.size();
    }

    @Override
    public long bytes() {
        return changes.stream().mapToLong(Change::bytes).sum();
    }

    @Override
    public void write(BatchConnection sql) throws SQLException {
        for (Change change : changes) {
            switch (change) {
                case Change.ExecutionOpened opened -> write(sql, opened);
                case Change.ExecutionClosed closed -> write(sql, closed);
                case Change.ExecutionRedriven redriven -> write(sql, redriven);
                case Change.ChildRestarted child -> MapRunWriting.write(sql, child);
                case Change.MapRunOpened opened -> MapRunWriting.write(sql, partition, opened);
                case Change.MapRunMoved moved -> MapRunWriting.write(sql, partition, moved);
                case Change.HistoryAdded history -> write(sql, history);
                case Change.PayloadAdded payload -> write(sql, payload);
                case Change.FramePut frame -> write(sql, frame);
                case Change.FrameDeleted(var id, var no) -> {
                    var statement = sql.batched(DELETE_FRAME);
                    statement.setLong(1, id);
                    statement.setInt(2, no);
                    statement.addBatch();
                }
                case Change.InvocationsPut(var id, var counts) -> {
                    var statement = keyed(sql.batched(PUT_INVOCATIONS), 1, id);
                    statement.setBytes(3, counts.bytes());
                    statement.addBatch();
                }
                case Change.JournalPut(var entry) -> write(sql, entry);
                case Change.TracePending(var id, var redriveCount) -> {
                    var statement = keyed(sql.batched(PUT_PENDING_TRACE), 1, id);
                    statement.setInt(3, redriveCount);
                    statement.addBatch();
                }
                case Change.ExecutionRemoved(var id) -> RemovalWriting.write(sql, partition, id);
                case Change.JournalDeleted(var id) ->
                        keyed(sql.batched(DELETE_JOURNAL), 1, id).addBatch();
            }
        }
    }

    private void write(BatchConnection sql, Change.ExecutionOpened opened) throws SQLException {
        var statement = keyed(sql.batched(OPEN_EXECUTION), 1, opened.executionId());
        statement.setString(3, opened.arn().stateMachineArn().toString());
        statement.setString(4, opened.arn().name());
        statement.setString(5, opened.revisionKey());
        statement.setString(6, opened.status().name());
        statement.setLong(7, opened.startedAtMs());
        statement.setLong(8, opened.closedAtMs());
        statement.setLong(9, Math.max(opened.startedAtMs(), opened.closedAtMs()));
        statement.setBytes(10, opened.opening().bytes());
        statement.setBytes(11, bytes(opened.closing()));
        Qualifiers qualifiers = opened.qualifiers();
        setNumber(statement, 12, qualifiers.version() == 0 ? null : qualifiers.version());
        statement.setString(13, qualifiers.alias());
        Membership membership = opened.membership();
        setNumber(statement, 14, membership == null ? null : membership.mapRunId());
        setNumber(statement, 15, membership == null ? null : membership.firstItem());
        setNumber(statement, 16, membership == null ? null : (long) membership.itemCount());
        statement.addBatch();
    }

    private void write(BatchConnection sql, Change.ExecutionClosed closed) throws SQLException {
        var statement = sql.batched(CLOSE_EXECUTION);
        statement.setString(1, closed.status().name());
        statement.setLong(2, closed.closedAtMs());
        statement.setLong(3, closed.closedAtMs());
        statement.setBytes(4, closed.closing().bytes());
        statement.setLong(5, closed.executionId());
        statement.addBatch();
    }

    private void write(BatchConnection sql, Change.ExecutionRedriven redriven) throws SQLException {
        var statement = sql.batched(REDRIVE_EXECUTION);
        statement.setString(1, redriven.status().name());
        statement.setLong(2, redriven.closedAtMs());
        statement.setLong(3, Math.max(redriven.redrivenAtMs(), redriven.closedAtMs()));
        statement.setInt(4, redriven.redriveCount());
        statement.setLong(5, redriven.redrivenAtMs());
        statement.setBytes(6, redriven.redrives().bytes());
        statement.setBytes(7, bytes(redriven.closing()));
        statement.setLong(8, redriven.executionId());
        statement.addBatch();
    }

    private void write(BatchConnection sql, Change.HistoryAdded history) throws SQLException {
        var statement = sql.batched(ADD_HISTORY);
        statement.setLong(1, history.executionId());
        statement.setLong(2, history.firstEventId());
        statement.setLong(3, history.lastEventId());
        statement.setInt(4, history.nextFrameNo());
        statement.setBytes(5, history.events().bytes());
        statement.addBatch();
    }

    private void write(BatchConnection sql, Change.PayloadAdded payload) throws SQLException {
        var statement = sql.batched(ADD_PAYLOAD);
        statement.setLong(1, payload.executionId());
        statement.setInt(2, payload.number());
        statement.setBytes(3, payload.utf8().bytes());
        statement.addBatch();
    }

    private void write(BatchConnection sql, Change.FramePut frame) throws SQLException {
        var statement = keyed(sql.batched(PUT_FRAME), 1, frame.executionId());
        statement.setInt(3, frame.frameNo());
        setNumber(statement, 4, frame.wakeAtMs());
        statement.setString(5, frame.activityArn());
        statement.setBytes(6, frame.body().bytes());
        statement.addBatch();
    }

    private void write(BatchConnection sql, JournalEntry entry) throws SQLException {
        var statement = keyed(sql.batched(PUT_JOURNAL), 1, entry.id());
        statement.setString(3, entry.revisionKey());
        statement.setLong(4, entry.startedAtMs());
        statement.setInt(5, entry.runs());
        statement.setBytes(6, entry.encode());
        statement.addBatch();
    }

    private static void setNumber(PreparedStatement statement, int place, @Nullable Long number)
            throws SQLException {
        if (number == null) {
            statement.setNull(place, Types.BIGINT);
        } else {
            statement.setLong(place, number);
        }
    }

    private static byte @Nullable [] bytes(@Nullable Blob blob) {
        return blob == null ? null : blob.bytes();
    }

    /** Sets (partition_id, execution_id) from this parameter on. */
    private PreparedStatement keyed(PreparedStatement statement, int first, long executionId)
            throws SQLException {
        statement.setInt(first, partition);
        statement.setLong(first + 1, executionId);
        return statement;
    }
}

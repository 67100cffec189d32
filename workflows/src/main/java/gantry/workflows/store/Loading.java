package gantry.workflows.store;

import gantry.states.interpreter.ExecutionStatus;
import gantry.states.interpreter.Frame;
import gantry.store.SqlConnection;
import gantry.workflows.engine.ChildRevisions;
import gantry.workflows.mocks.Invocations;
import gantry.workflows.mocks.RevisionKey;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.List;

/** An execution from its rows. */
final class Loading {
    private Loading() {}

    static @Nullable StoredExecution load(SqlConnection sql, int partition, long id)
            throws SQLException {
        var payloads = new PayloadSql(sql, id);
        ExecutionRow row = ExecutionSql.find(sql, id, payloads);
        if (row == null) {
            return null;
        }
        List<Frame> frames =
                row.status() == ExecutionStatus.SUCCEEDED
                        ? List.of()
                        : FrameSql.ofExecution(sql, id, payloads);
        HistorySql.Counters counters = HistorySql.last(sql, id);
        return new StoredExecution(
                row,
                frames,
                counters == null ? 0 : counters.nextFrameNo(),
                counters == null ? 0 : counters.lastEventId(),
                payloads.all(),
                payloads.nextNumber(),
                invocations(sql, partition, row));
    }

    /** Only mocked ones have any. */
    private static Invocations invocations(SqlConnection sql, int partition, ExecutionRow row)
            throws SQLException {
        return RevisionKey.parse(ChildRevisions.baseKey(row.revisionKey())).testCase() == null
                ? Invocations.NONE
                : InvocationSql.find(sql, partition, row.id());
    }
}

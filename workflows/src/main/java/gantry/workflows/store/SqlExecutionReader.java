package gantry.workflows.store;

import gantry.states.interpreter.ExecutionStatus;
import gantry.states.interpreter.HistoryEvent;
import gantry.store.SqlConnection;
import gantry.store.Store;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.arn.StateMachineArn;
import gantry.workflows.engine.ExecutionCursor;
import gantry.workflows.engine.ExecutionDetails;
import gantry.workflows.engine.ExecutionReader;
import gantry.workflows.engine.ExecutionSummary;
import gantry.workflows.engine.HistoryPage;
import gantry.workflows.engine.MapRunChild;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Shows executions from the committed store. Safe for any thread. */
public final class SqlExecutionReader implements ExecutionReader {
    private static final ExecutionCursor NEWEST =
            new ExecutionCursor(Long.MAX_VALUE, Long.MAX_VALUE);

    private static final Comparator<ExecutionSummary> NEWEST_FIRST =
            Comparator.<ExecutionSummary>comparingLong(each -> each.cursor().listedAtMs())
                    .thenComparingLong(each -> each.cursor().executionId())
                    .reversed();

    private final Store store;

    public SqlExecutionReader(Store store) {
        this.store = store;
    }

    @Override
    public @Nullable ExecutionDetails find(ExecutionArn arn) {
        int partition = PartitionOf.execution(arn, store.partitionCount());
        Optional<ExecutionDetails> found =
                store.read(
                        sql -> {
                            Long id = ExecutionSql.findId(sql, partition, arn);
                            ExecutionRow row =
                                    id == null
                                            ? null
                                            : ExecutionSql.find(sql, id, new PayloadSql(sql, id));
                            MapRunChild child =
                                    row == null ? null : ChildSql.child(sql, partition, row);
                            return row == null || (row.membership() != null && child == null)
                                    ? Optional.empty()
                                    : Optional.of(details(row, child));
                        });
        return found.orElse(null);
    }

    @Override
    public List<ExecutionSummary> list(
            StateMachineArn machine,
            @Nullable ExecutionStatus status,
            @Nullable ExecutionCursor after,
            int limit) {
        ExecutionCursor from = after == null ? NEWEST : after;
        return store.read(
                sql ->
                        status == null
                                ? merged(sql, machine, from, limit)
                                : ExecutionSql.list(sql, machine, status, from, limit));
    }

    @Override
    public @Nullable HistoryPage history(
            ExecutionArn arn, long fromEventId, int limit, boolean reverse) {
        int partition = PartitionOf.execution(arn, store.partitionCount());
        Optional<HistoryPage> found =
                store.read(
                        sql -> {
                            Long id = ExecutionSql.findId(sql, partition, arn);
                            return id == null
                                    ? Optional.empty()
                                    : Optional.of(page(sql, id, fromEventId, limit, reverse));
                        });
        return found.orElse(null);
    }

    @Override
    public long countEvents(ExecutionArn arn) {
        int partition = PartitionOf.execution(arn, store.partitionCount());
        return store.read(
                sql -> {
                    Long id = ExecutionSql.findId(sql, partition, arn);
                    HistorySql.Counters last = id == null ? null : HistorySql.last(sql, id);
                    return last == null ? 0L : last.lastEventId();
                });
    }

    @Override
    public boolean hasOpenExecutions(StateMachineArn machine) {
        return !list(machine, ExecutionStatus.RUNNING, null, 1).isEmpty();
    }

    /** One seek a status, since the index has the status before the time. */
    private static List<ExecutionSummary> merged(
            SqlConnection sql, StateMachineArn machine, ExecutionCursor from, int limit)
            throws SQLException {
        var all = new ArrayList<ExecutionSummary>();
        for (ExecutionStatus status : ExecutionStatus.values()) {
            all.addAll(ExecutionSql.list(sql, machine, status, from, limit));
        }
        all.sort(NEWEST_FIRST);
        return List.copyOf(all.subList(0, Math.min(limit, all.size())));
    }

    private static HistoryPage page(
            SqlConnection sql, long id, long from, int limit, boolean reverse) throws SQLException {
        List<HistoryEvent> events =
                reverse
                        ? HistorySql.backward(sql, id, from == 0 ? Long.MAX_VALUE : from, limit + 1)
                        : HistorySql.forward(sql, id, Math.max(from, 1), limit + 1);
        return events.size() <= limit
                ? new HistoryPage(List.copyOf(events), 0)
                : new HistoryPage(List.copyOf(events.subList(0, limit)), events.getLast().id());
    }

    private static ExecutionDetails details(ExecutionRow row, @Nullable MapRunChild child) {
        ExecutionRow.Closing closing = row.closing();
        return new ExecutionDetails(
                row.arn(),
                row.revisionKey(),
                row.qualifiers(),
                row.status(),
                row.startedAtMs(),
                row.closedAtMs(),
                row.opening().input(),
                closing == null ? null : closing.output(),
                closing == null ? null : closing.error(),
                closing == null ? null : closing.cause(),
                row.opening().traceHeader(),
                row.redrives().count(),
                row.redrives().lastAtMs(),
                child);
    }
}

package gantry.workflows.store;

import gantry.states.interpreter.ExecutionStatus;
import gantry.store.SqlConnection;
import gantry.workflows.arn.Qualifiers;
import gantry.workflows.engine.ChildFilter;
import gantry.workflows.engine.ExecutionCursor;
import gantry.workflows.engine.ExecutionSummary;
import gantry.workflows.engine.MapRunChild;
import gantry.workflows.engine.MapRunDetails;
import gantry.workflows.maprun.MapRun;
import gantry.workflows.maprun.Membership;

import org.jspecify.annotations.Nullable;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reading the children of map runs: rows of the executions table. */
final class ChildSql {
    /** Index: executions_map_run_list (map_run_id, status, started_at_ms, …). */
    static final String LIST =
            """
            SELECT name, started_at_ms, closed_at_ms, execution_id, redrive_count, redriven_at_ms,
                first_item, item_count
            FROM executions
            WHERE map_run_id = ? AND status = ?
                AND (started_at_ms, execution_id) < (?, ?)
                AND first_item >= ? AND first_item < ? AND redrive_count BETWEEN ? AND ?
            ORDER BY started_at_ms DESC, execution_id DESC
            LIMIT ?\
            """;

    /** Index: executions_map_run_list. */
    static final String OPEN =
            """
            SELECT execution_id, first_item, item_count, status FROM executions
            WHERE map_run_id = ? AND status = 'RUNNING'
            ORDER BY started_at_ms, execution_id
            LIMIT ?\
            """;

    /** Index: executions_map_run (map_run_id, first_item). */
    static final String UNSUCCESSFUL =
            """
            SELECT execution_id, first_item, item_count, status FROM executions
            WHERE map_run_id = ? AND first_item >= ?
                AND status IN ('FAILED', 'TIMED_OUT', 'ABORTED')
            ORDER BY first_item
            LIMIT ?\
            """;

    /** Index: executions_map_run. */
    static final String IN_ORDER =
            """
            SELECT execution_id, first_item, item_count, status FROM executions
            WHERE map_run_id = ? AND first_item >= ?
            ORDER BY first_item
            LIMIT ?\
            """;

    private static final Comparator<ExecutionSummary> LAST_STARTED_FIRST =
            Comparator.<ExecutionSummary>comparingLong(each -> each.cursor().listedAtMs())
                    .thenComparingLong(each -> each.cursor().executionId())
                    .reversed();

    private ChildSql() {}

    /** A map run and where it is. */
    record Parent(MapRunPlace place, MapRunDetails details) {
        /** Whether a child that ended without success and begins there is to run again. */
        private boolean isPendingRedrive(long firstItem) {
            MapRun run = details.run();
            return run.items().toRedrive().sum() > 0 && firstItem >= run.redrives().nextItem();
        }

        /** From which item on children that ended without success are to run again. */
        private long firstPendingRedrive() {
            MapRun run = details.run();
            return run.items().toRedrive().sum() > 0 ? run.redrives().nextItem() : Long.MAX_VALUE;
        }
    }

    static List<ExecutionSummary> list(
            SqlConnection sql, Parent parent, ChildFilter filter, ExecutionCursor after, int limit)
            throws SQLException {
        var all = new ArrayList<ExecutionSummary>();
        for (ExecutionStatus status : ExecutionStatus.values()) {
            if (isAsked(filter, status)) {
                all.addAll(ofStatus(sql, parent, filter, status, after, limit));
            }
        }
        all.sort(LAST_STARTED_FIRST);
        return List.copyOf(all.subList(0, Math.min(limit, all.size())));
    }

    private static boolean isAsked(ChildFilter filter, ExecutionStatus status) {
        return filter.isPendingRedrive()
                ? isUnsuccessful(status)
                : filter.status() == null || filter.status() == status;
    }

    private static boolean isUnsuccessful(ExecutionStatus status) {
        return switch (status) {
            case FAILED, TIMED_OUT, ABORTED -> true;
            case RUNNING, SUCCEEDED -> false;
        };
    }

    private static List<ExecutionSummary> ofStatus(
            SqlConnection sql,
            Parent parent,
            ChildFilter filter,
            ExecutionStatus status,
            ExecutionCursor after,
            int limit)
            throws SQLException {
        boolean mayBePending = isUnsuccessful(status);
        long firstPending = parent.firstPendingRedrive();
        boolean excludesPending = filter.status() != null && mayBePending;
        var statement = sql.statement(LIST);
        statement.setLong(1, parent.place().id());
        statement.setString(2, status.name());
        statement.setLong(3, after.listedAtMs());
        statement.setLong(4, after.executionId());
        statement.setLong(5, filter.isPendingRedrive() ? firstPending : 0);
        statement.setLong(6, excludesPending ? firstPending : Long.MAX_VALUE);
        Boolean redriven = filter.isRedriven();
        statement.setInt(7, Boolean.TRUE.equals(redriven) ? 1 : 0);
        statement.setInt(8, Boolean.FALSE.equals(redriven) ? 0 : Integer.MAX_VALUE);
        statement.setInt(9, limit);
        var page = new ArrayList<ExecutionSummary>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                page.add(summary(parent, status, rows));
            }
        }
        return page;
    }

    private static ExecutionSummary summary(Parent parent, ExecutionStatus status, ResultSet rows)
            throws SQLException {
        var arn = parent.details().arn();
        boolean isPending = isUnsuccessful(status) && parent.isPendingRedrive(rows.getLong(7));
        return new ExecutionSummary(
                arn.stateMachineArn().execution(rows.getString(1)),
                Qualifiers.NONE,
                status,
                rows.getLong(2),
                rows.getLong(3),
                rows.getInt(5),
                rows.getLong(6),
                new ExecutionCursor(rows.getLong(2), rows.getLong(4)),
                new MapRunChild(arn, rows.getInt(8), isPending));
    }

    /** What a row has that is a child's; null if its map run was removed, as it will be itself. */
    static @Nullable MapRunChild child(SqlConnection sql, int partition, ExecutionRow row)
            throws SQLException {
        Membership membership = row.membership();
        if (membership == null) {
            return null;
        }
        var place = new MapRunPlace(partition, membership.mapRunId());
        MapRunDetails details = MapRunSql.details(sql, place);
        if (details == null) {
            return null;
        }
        return new MapRunChild(
                details.arn(),
                membership.itemCount(),
                isUnsuccessful(row.status())
                        && new Parent(place, details).isPendingRedrive(membership.firstItem()));
    }

    static List<ChildRef> open(SqlConnection sql, long mapRunId, int limit) throws SQLException {
        var statement = sql.statement(OPEN);
        statement.setLong(1, mapRunId);
        statement.setInt(2, limit);
        return children(statement);
    }

    static List<ChildRef> unsuccessful(SqlConnection sql, long mapRunId, long fromItem, int limit)
            throws SQLException {
        return children(sql.statement(UNSUCCESSFUL), mapRunId, fromItem, limit);
    }

    static List<ChildRef> inOrder(SqlConnection sql, long mapRunId, long fromItem, int limit)
            throws SQLException {
        return children(sql.statement(IN_ORDER), mapRunId, fromItem, limit);
    }

    private static List<ChildRef> children(
            PreparedStatement statement, long mapRunId, long fromItem, int limit)
            throws SQLException {
        statement.setLong(1, mapRunId);
        statement.setLong(2, fromItem);
        statement.setInt(3, limit);
        return children(statement);
    }

    private static List<ChildRef> children(PreparedStatement statement) throws SQLException {
        var children = new ArrayList<ChildRef>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                children.add(
                        new ChildRef(
                                rows.getLong(1),
                                rows.getLong(2),
                                rows.getInt(3),
                                ExecutionStatus.valueOf(rows.getString(4))));
            }
        }
        return children;
    }
}

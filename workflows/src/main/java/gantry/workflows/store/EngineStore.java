package gantry.workflows.store;

import gantry.store.Migrations;
import gantry.store.Store;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.arn.MapRunArn;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * What partitions and the activity broker read from the committed store. Safe for any thread; each
 * method blocks for one short read.
 */
public final class EngineStore implements PartitionReads {
    private final Store store;

    public EngineStore(Store store) {
        this.store = store;
    }

    /** The tables of executions. */
    public static Migrations migrations() {
        return Migrations.of(
                "workflows",
                EngineStore.class,
                "0001_executions.sql",
                "0002_qualifiers.sql",
                "0003_redrives.sql",
                "0004_map_runs.sql",
                "0005_mock_invocations.sql",
                "0006_by_time.sql",
                "0007_removals.sql");
    }

    @Override
    public Map<ExecutionArn, Long> findIds(int partition, Collection<ExecutionArn> arns) {
        if (arns.isEmpty()) {
            return Map.of();
        }
        return store.read(
                sql -> {
                    var ids = new HashMap<ExecutionArn, Long>();
                    for (ExecutionArn arn : arns) {
                        Long id = ExecutionSql.findId(sql, partition, arn);
                        if (id != null) {
                            ids.put(arn, id);
                        }
                    }
                    return ids;
                });
    }

    @Override
    public Map<Long, StoredExecution> load(
            int partition,
            Collection<Long> ids,
            long maxBytes,
            BiConsumer<Long, Throwable> unreadable) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return store.read(
                sql -> {
                    var found = new HashMap<Long, StoredExecution>();
                    long bytes = 0;
                    for (long id : ids) {
                        if (bytes >= maxBytes) {
                            break;
                        }
                        try {
                            @Nullable StoredExecution execution = Loading.load(sql, partition, id);
                            if (execution != null) {
                                found.put(id, execution);
                                bytes += execution.bytes();
                            }
                        } catch (UncheckedSqlException e) {
                            throw e.failure();
                        } catch (RuntimeException | StackOverflowError e) {
                            unreadable.accept(id, e);
                        }
                    }
                    return found;
                });
    }

    @Override
    public Map<Long, Long> closed(int partition, Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return store.read(
                sql -> {
                    var closed = new HashMap<Long, Long>();
                    for (long id : ids) {
                        Long closedAtMs = RemovalSql.findClosed(sql, partition, id);
                        if (closedAtMs != null) {
                            closed.put(id, closedAtMs);
                        }
                    }
                    return closed;
                });
    }

    @Override
    public long lastExecutionId(int partition) {
        return store.read(
                sql ->
                        Math.max(
                                ExecutionSql.lastId(sql),
                                Math.max(
                                        JournalSql.lastId(sql, partition),
                                        MapRunSql.lastId(sql, partition))));
    }

    @Override
    public long countOpen(int partition) {
        return store.read(sql -> FrameSql.countOpen(sql, partition));
    }

    @Override
    public List<Woken> woken(int partition, Woken after, long untilMs, int limit) {
        return store.read(sql -> FrameSql.woken(sql, partition, after, untilMs, limit));
    }

    /** Tasks of an activity that no worker has taken, oldest execution first. */
    public List<WaitingTask> waitingTasks(String activityArn, WaitingTask after, int limit) {
        return store.read(sql -> FrameSql.waiting(sql, activityArn, after, limit));
    }

    @Override
    public List<JournalEntry> journal(int partition, long afterId, int limit) {
        return store.read(sql -> JournalSql.page(sql, partition, afterId, limit));
    }

    /** The row of an execution; null if there is none. */
    public @Nullable ExecutionRow findExecution(int partition, long id) {
        Optional<ExecutionRow> found =
                store.read(
                        sql ->
                                Optional.ofNullable(
                                        ExecutionSql.find(sql, id, new PayloadSql(sql, id))));
        return found.orElse(null);
    }

    @Override
    public List<StoredMapRun> mapRunsInHand(int partition) {
        return store.read(sql -> MapRunSql.inHand(sql, partition));
    }

    @Override
    public List<StoredMapRun> latestMapRuns(int partition, long executionId) {
        return store.read(sql -> MapRunSql.latest(sql, partition, executionId));
    }

    /** Where a map run is; null if there is none. */
    public @Nullable MapRunPlace findMapRun(MapRunArn arn) {
        Optional<MapRunPlace> found =
                store.read(sql -> Optional.ofNullable(MapRunSql.place(sql, arn)));
        return found.orElse(null);
    }

    /** Open children of a map run, those that started first. */
    public List<ChildRef> openChildren(MapRunPlace place, int limit) {
        return store.read(sql -> ChildSql.open(sql, place.id(), limit));
    }

    /** Children that ended without success, in the order of their items. */
    public List<ChildRef> unsuccessfulChildren(MapRunPlace place, long fromItem, int limit) {
        return store.read(sql -> ChildSql.unsuccessful(sql, place.id(), fromItem, limit));
    }

    /**
     * The rows of children in the order of their items.
     *
     * @param maxBytes of inputs and outputs; the last one may exceed it
     */
    public List<ExecutionRow> children(MapRunPlace place, long fromItem, int limit, long maxBytes) {
        return store.read(
                sql -> {
                    var found = new ArrayList<ExecutionRow>();
                    long bytes = 0;
                    for (ChildRef child : ChildSql.inOrder(sql, place.id(), fromItem, limit)) {
                        if (bytes >= maxBytes) {
                            break;
                        }
                        var payloads = new PayloadSql(sql, child.id());
                        ExecutionRow row = ExecutionSql.find(sql, child.id(), payloads);
                        if (row != null) {
                            found.add(row);
                            bytes += row.payloadBytes();
                        }
                    }
                    return found;
                });
    }

    /**
     * The key that seals tokens; the first caller's proposal is kept for ever.
     *
     * @param proposal random bytes
     */
    public byte[] sealingKey(int number, byte[] proposal) {
        return store.write(
                sql -> {
                    byte @Nullable [] kept = findKey(sql, number);
                    if (kept != null) {
                        return kept;
                    }
                    var insert = sql.statement(ADD_KEY);
                    insert.setInt(1, number);
                    insert.setBytes(2, proposal);
                    insert.executeUpdate();
                    return proposal;
                });
    }

    private static final String FIND_KEY = "SELECT secret FROM sealing_keys WHERE key_no = ?";
    private static final String ADD_KEY = "INSERT INTO sealing_keys (key_no, secret) VALUES (?, ?)";

    private static byte @Nullable [] findKey(gantry.store.SqlConnection sql, int number)
            throws SQLException {
        var statement = sql.statement(FIND_KEY);
        statement.setInt(1, number);
        try (var rows = statement.executeQuery()) {
            return rows.next() ? rows.getBytes(1) : null;
        }
    }
}

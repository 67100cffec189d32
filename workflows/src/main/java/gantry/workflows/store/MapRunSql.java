package gantry.workflows.store;

import gantry.store.SqlConnection;
import gantry.workflows.arn.MapRunArn;
import gantry.workflows.arn.StateMachineArn;
import gantry.workflows.engine.MapRunDetails;
import gantry.workflows.engine.MapRunSummary;

import org.jspecify.annotations.Nullable;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Reading the map_runs table. */
final class MapRunSql {
    /** Index: map_runs_arn (arn). */
    static final String PLACE = "SELECT partition_id, map_run_id FROM map_runs WHERE arn = ?";

    /** Index: the primary keys. */
    static final String DETAILS =
            """
            SELECT m.arn, m.progress, e.state_machine_arn, e.name
            FROM map_runs m JOIN executions e
                ON e.execution_id = m.execution_id
            WHERE m.partition_id = ? AND m.map_run_id = ?\
            """;

    /** Index: map_runs_execution (partition_id, execution_id, map_run_id). */
    static final String LIST =
            """
            SELECT map_run_id, arn, started_at_ms, stopped_at_ms FROM map_runs
            WHERE partition_id = ? AND execution_id = ? AND map_run_id < ?
            ORDER BY map_run_id DESC
            LIMIT ?\
            """;

    /** Index: map_runs_in_hand (partition_id, map_run_id). */
    static final String IN_HAND =
            """
            SELECT map_run_id, execution_id, frame_no, arn, plan, progress FROM map_runs
            WHERE partition_id = ? AND in_hand = 1
            ORDER BY map_run_id\
            """;

    /** Index: map_runs_execution. */
    static final String FRAMES =
            """
            SELECT frame_no, map_run_id FROM map_runs
            WHERE partition_id = ? AND execution_id = ?
            ORDER BY map_run_id\
            """;

    /** Index: the primary key. */
    static final String FIND =
            """
            SELECT map_run_id, execution_id, frame_no, arn, plan, progress FROM map_runs
            WHERE partition_id = ? AND map_run_id = ?\
            """;

    /** Index: the primary key. */
    static final String LAST_ID = "SELECT MAX(map_run_id) FROM map_runs WHERE partition_id = ?";

    private MapRunSql() {}

    static @Nullable MapRunPlace place(SqlConnection sql, MapRunArn arn) throws SQLException {
        var statement = sql.statement(PLACE);
        statement.setString(1, arn.toString());
        try (var rows = statement.executeQuery()) {
            return rows.next() ? new MapRunPlace(rows.getInt(1), rows.getLong(2)) : null;
        }
    }

    static @Nullable MapRunDetails details(SqlConnection sql, MapRunPlace place)
            throws SQLException {
        var statement = sql.statement(DETAILS);
        statement.setInt(1, place.partition());
        statement.setLong(2, place.id());
        try (var rows = statement.executeQuery()) {
            return rows.next()
                    ? new MapRunDetails(
                            MapRunArn.parse(rows.getString(1)),
                            StateMachineArn.parse(rows.getString(3)).execution(rows.getString(4)),
                            MapRunCodec.decode(rows.getBytes(2)).run())
                    : null;
        }
    }

    static List<MapRunSummary> list(
            SqlConnection sql, int partition, long executionId, long beforeId, int limit)
            throws SQLException {
        var statement = sql.statement(LIST);
        statement.setInt(1, partition);
        statement.setLong(2, executionId);
        statement.setLong(3, beforeId);
        statement.setInt(4, limit);
        var page = new ArrayList<MapRunSummary>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                page.add(
                        new MapRunSummary(
                                rows.getLong(1),
                                MapRunArn.parse(rows.getString(2)),
                                rows.getLong(3),
                                rows.getLong(4)));
            }
        }
        return page;
    }

    static List<StoredMapRun> inHand(SqlConnection sql, int partition) throws SQLException {
        var statement = sql.statement(IN_HAND);
        statement.setInt(1, partition);
        return stored(statement);
    }

    /** The last map run of each of an execution's frames: what a redrive may go on with. */
    static List<StoredMapRun> latest(SqlConnection sql, int partition, long executionId)
            throws SQLException {
        var latest = new TreeMap<Integer, Long>();
        var statement = sql.statement(FRAMES);
        statement.setInt(1, partition);
        statement.setLong(2, executionId);
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                latest.put(rows.getInt(1), rows.getLong(2));
            }
        }
        var found = new ArrayList<StoredMapRun>();
        for (long id : latest.values()) {
            var find = sql.statement(FIND);
            find.setInt(1, partition);
            find.setLong(2, id);
            found.addAll(stored(find));
        }
        return found;
    }

    static long lastId(SqlConnection sql, int partition) throws SQLException {
        var statement = sql.statement(LAST_ID);
        statement.setInt(1, partition);
        try (var rows = statement.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    private static List<StoredMapRun> stored(PreparedStatement statement) throws SQLException {
        var found = new ArrayList<StoredMapRun>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(stored(rows));
            }
        }
        return found;
    }

    private static StoredMapRun stored(ResultSet rows) throws SQLException {
        return new StoredMapRun(
                rows.getLong(1),
                rows.getLong(2),
                rows.getInt(3),
                MapRunArn.parse(rows.getString(4)),
                Blob.of(rows.getBytes(5)),
                MapRunCodec.decode(rows.getBytes(6)));
    }
}

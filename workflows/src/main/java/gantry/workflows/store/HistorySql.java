package gantry.workflows.store;

import gantry.states.interpreter.HistoryEvent;
import gantry.store.SqlConnection;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reading the history table: by first event id, in both directions. */
final class HistorySql {
    /** Index: history_first (execution_id, first_event_id). */
    static final String LAST =
            """
            SELECT last_event_id, next_frame_no FROM history
            WHERE execution_id = ?
            ORDER BY first_event_id DESC
            LIMIT 1\
            """;

    /** From the row that holds the event on. Index: history_first, twice. */
    static final String FORWARD =
            """
            SELECT events FROM history
            WHERE execution_id = ? AND first_event_id >= (
                SELECT MAX(first_event_id) FROM history
                WHERE execution_id = ? AND first_event_id <= ?)
            ORDER BY first_event_id\
            """;

    /** From the row that holds the event back. Index: history_first. */
    static final String BACKWARD =
            """
            SELECT events FROM history
            WHERE execution_id = ? AND first_event_id <= ?
            ORDER BY first_event_id DESC\
            """;

    private HistorySql() {}

    /** Where an execution's counters stand. */
    record Counters(long lastEventId, int nextFrameNo) {}

    static @Nullable Counters last(SqlConnection sql, long id) throws SQLException {
        var statement = sql.statement(LAST);
        statement.setLong(1, id);
        try (var rows = statement.executeQuery()) {
            return rows.next() ? new Counters(rows.getLong(1), rows.getInt(2)) : null;
        }
    }

    /** Events from this one on; at most so many. */
    static List<HistoryEvent> forward(SqlConnection sql, long id, long from, int limit)
            throws SQLException {
        var statement = sql.statement(FORWARD);
        statement.setLong(1, id);
        statement.setLong(2, id);
        statement.setLong(3, from);
        var payloads = new PayloadSql(sql, id);
        var events = new ArrayList<HistoryEvent>();
        try (var rows = statement.executeQuery()) {
            while (events.size() < limit && rows.next()) {
                for (HistoryEvent event : HistoryCodec.decode(rows.getBytes(1), payloads)) {
                    if (event.id() >= from && events.size() < limit) {
                        events.add(event);
                    }
                }
            }
        }
        return events;
    }

    /** Events from this one back; at most so many. */
    static List<HistoryEvent> backward(SqlConnection sql, long id, long from, int limit)
            throws SQLException {
        var statement = sql.statement(BACKWARD);
        statement.setLong(1, id);
        statement.setLong(2, from);
        var payloads = new PayloadSql(sql, id);
        var events = new ArrayList<HistoryEvent>();
        try (var rows = statement.executeQuery()) {
            while (events.size() < limit && rows.next()) {
                for (var event : HistoryCodec.decode(rows.getBytes(1), payloads).reversed()) {
                    if (event.id() <= from && events.size() < limit) {
                        events.add(event);
                    }
                }
            }
        }
        return events;
    }
}

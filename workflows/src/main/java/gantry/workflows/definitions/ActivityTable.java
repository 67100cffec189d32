package gantry.workflows.definitions;

import gantry.store.SqlConnection;
import gantry.workflows.arn.ActivityArn;

import org.jspecify.annotations.Nullable;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The SQL of {@code activities}. */
final class ActivityTable {
    private static final String COUNT = "SELECT COUNT(*) FROM activities";

    /** Index: the primary key. */
    private static final String FIND = "SELECT created_at_ms FROM activities WHERE arn = ?";

    /** Index: the primary key. */
    private static final String PAGE =
            """
            SELECT arn, created_at_ms FROM activities
            WHERE arn > ? AND arn < ? ORDER BY arn LIMIT ?\
            """;

    private static final String INSERT =
            "INSERT INTO activities (arn, created_at_ms) VALUES (?, ?)";

    private static final String DELETE = "DELETE FROM activities WHERE arn = ?";

    private ActivityTable() {}

    static int count(SqlConnection connection) throws SQLException {
        try (ResultSet rows = connection.statement(COUNT).executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }

    static @Nullable Activity find(SqlConnection connection, ActivityArn arn) throws SQLException {
        PreparedStatement query = connection.statement(FIND);
        query.setString(1, arn.toString());
        try (ResultSet rows = query.executeQuery()) {
            return rows.next() ? new Activity(arn, rows.getLong(1)) : null;
        }
    }

    static List<Activity> page(SqlConnection connection, ArnRange range, int limit)
            throws SQLException {
        PreparedStatement query = connection.statement(PAGE);
        query.setString(1, range.after());
        query.setString(2, range.before());
        query.setInt(3, limit);
        var page = new ArrayList<Activity>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                page.add(new Activity(ActivityArn.parse(rows.getString(1)), rows.getLong(2)));
            }
        }
        return page;
    }

    static void insert(SqlConnection connection, Activity activity) throws SQLException {
        PreparedStatement insert = connection.statement(INSERT);
        insert.setString(1, activity.arn().toString());
        insert.setLong(2, activity.createdAtMs());
        insert.executeUpdate();
    }

    /** Whether it was there. */
    static boolean delete(SqlConnection connection, ActivityArn arn) throws SQLException {
        PreparedStatement delete = connection.statement(DELETE);
        delete.setString(1, arn.toString());
        return delete.executeUpdate() > 0;
    }
}

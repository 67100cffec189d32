package gantry.workflows.definitions;

import gantry.store.SqlConnection;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** The SQL of {@code resource_tags}. */
final class TagTable {
    /** Index: the primary key. */
    private static final String OF_RESOURCE =
            "SELECT tag_key, tag_value FROM resource_tags WHERE resource_arn = ?";

    private static final String PUT =
            """
            INSERT INTO resource_tags (resource_arn, tag_key, tag_value) VALUES (?, ?, ?)
            ON CONFLICT (resource_arn, tag_key) DO UPDATE SET tag_value = excluded.tag_value\
            """;

    private static final String DELETE =
            "DELETE FROM resource_tags WHERE resource_arn = ? AND tag_key = ?";

    private static final String DELETE_ALL = "DELETE FROM resource_tags WHERE resource_arn = ?";

    private TagTable() {}

    /** In the order of the keys; the caller may change it. */
    static Map<String, String> ofResource(SqlConnection connection, String arn)
            throws SQLException {
        PreparedStatement query = connection.statement(OF_RESOURCE);
        query.setString(1, arn);
        var tags = new TreeMap<String, String>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                tags.put(rows.getString(1), rows.getString(2));
            }
        }
        return tags;
    }

    static void put(SqlConnection connection, String arn, Map<String, String> tags)
            throws SQLException {
        PreparedStatement put = connection.statement(PUT);
        for (var tag : tags.entrySet()) {
            put.setString(1, arn);
            put.setString(2, tag.getKey());
            put.setString(3, tag.getValue());
            put.executeUpdate();
        }
    }

    static void delete(SqlConnection connection, String arn, Collection<String> keys)
            throws SQLException {
        PreparedStatement delete = connection.statement(DELETE);
        for (String key : keys) {
            delete.setString(1, arn);
            delete.setString(2, key);
            delete.executeUpdate();
        }
    }

    static void deleteAll(SqlConnection connection, String arn) throws SQLException {
        PreparedStatement delete = connection.statement(DELETE_ALL);
        delete.setString(1, arn);
        delete.executeUpdate();
    }
}

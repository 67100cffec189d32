package gantry.workflows.definitions;

import gantry.store.SqlConnection;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/** The SQL of what no execution that starts later names, revisions and test cases of mocks. */
final class UnneededTable {
    /** Index: state_machine_revisions_machine (machine_no). */
    private static final String ADD =
            """
            INSERT INTO unneeded_revisions (revision_no, since_ms)
            SELECT revision_no, ? FROM state_machine_revisions WHERE machine_no = ?\
            """;

    /** Those of the time before this was kept: from now on. */
    private static final String SET_SINCE =
            "UPDATE unneeded_revisions SET since_ms = ? WHERE since_ms IS NULL";

    private static final String SET_LAST_USE =
            "UPDATE mock_test_cases SET last_used_at_ms = ? WHERE last_used_at_ms IS NULL";

    private static final String REVISIONS =
            "SELECT revision_no FROM unneeded_revisions WHERE since_ms < ? LIMIT ?";

    private static final String TEST_CASES =
            "SELECT test_case_key FROM mock_test_cases WHERE last_used_at_ms < ? LIMIT ?";

    private static final String DELETE_REVISION =
            "DELETE FROM state_machine_revisions WHERE revision_no = ?";

    private static final String DELETE_UNNEEDED =
            "DELETE FROM unneeded_revisions WHERE revision_no = ?";

    /** One that was used again meanwhile stays. */
    private static final String DELETE_TEST_CASE =
            "DELETE FROM mock_test_cases WHERE test_case_key = ? AND last_used_at_ms < ?";

    private UnneededTable() {}

    /** The machine is gone. */
    static void add(SqlConnection connection, long machineNo, long nowMs) throws SQLException {
        PreparedStatement insert = connection.statement(ADD);
        insert.setLong(1, nowMs);
        insert.setLong(2, machineNo);
        insert.executeUpdate();
    }

    static int setUnknownTimes(SqlConnection connection, long nowMs) throws SQLException {
        int count = 0;
        for (String update : new String[] {SET_SINCE, SET_LAST_USE}) {
            PreparedStatement statement = connection.statement(update);
            statement.setLong(1, nowMs);
            count += statement.executeUpdate();
        }
        return count;
    }

    static Set<String> revisions(SqlConnection connection, long sinceBeforeMs, int limit)
            throws SQLException {
        return texts(connection.statement(REVISIONS), sinceBeforeMs, limit);
    }

    static Set<String> testCases(SqlConnection connection, long usedBeforeMs, int limit)
            throws SQLException {
        return texts(connection.statement(TEST_CASES), usedBeforeMs, limit);
    }

    private static Set<String> texts(PreparedStatement query, long beforeMs, int limit)
            throws SQLException {
        query.setLong(1, beforeMs);
        query.setInt(2, limit);
        var texts = new HashSet<String>();
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    static int deleteRevision(SqlConnection connection, String no) throws SQLException {
        int count = 0;
        for (String delete : new String[] {DELETE_REVISION, DELETE_UNNEEDED}) {
            PreparedStatement statement = connection.statement(delete);
            statement.setLong(1, Long.parseLong(no));
            count += statement.executeUpdate();
        }
        return count;
    }

    static int deleteTestCase(SqlConnection connection, String key, long usedBeforeMs)
            throws SQLException {
        PreparedStatement delete = connection.statement(DELETE_TEST_CASE);
        delete.setString(1, key);
        delete.setLong(2, usedBeforeMs);
        return delete.executeUpdate();
    }
}

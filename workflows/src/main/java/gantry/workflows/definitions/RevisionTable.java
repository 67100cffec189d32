package gantry.workflows.definitions;

import gantry.store.SqlConnection;
import gantry.workflows.arn.StateMachineArn;

import org.jspecify.annotations.Nullable;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The SQL of {@code state_machine_revisions} and of the numbers of machines and revisions. */
final class RevisionTable {
    private static final String NEXT_NUMBER =
            """
            UPDATE definition_numbers SET last_number = last_number + 1 WHERE id = 1
            RETURNING last_number\
            """;

    /** Index: the primary key. */
    private static final String FIND =
            """
            SELECT revision_no, machine_no, machine_arn, revision_id, definition, role_arn,
                   logging, tracing_enabled, created_at_ms
            FROM state_machine_revisions WHERE revision_no = ?\
            """;

    private static final String INSERT =
            """
            INSERT INTO state_machine_revisions
                (revision_no, machine_no, machine_arn, revision_id, definition, role_arn,
                 logging, tracing_enabled, created_at_ms)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """;

    private RevisionTable() {}

    static long nextNumber(SqlConnection connection) throws SQLException {
        try (ResultSet rows = connection.statement(NEXT_NUMBER).executeQuery()) {
            if (!rows.next()) {
                throw new IllegalStateException("definition_numbers has lost its row");
            }
            return rows.getLong(1);
        }
    }

    static @Nullable Revision find(SqlConnection connection, long no) throws SQLException {
        PreparedStatement query = connection.statement(FIND);
        query.setLong(1, no);
        try (ResultSet rows = query.executeQuery()) {
            return rows.next() ? revision(rows, 1) : null;
        }
    }

    static void insert(SqlConnection connection, Revision revision) throws SQLException {
        PreparedStatement insert = connection.statement(INSERT);
        insert.setLong(1, revision.no());
        insert.setLong(2, revision.machineNo());
        insert.setString(3, revision.arn().toString());
        insert.setString(4, revision.revisionId());
        insert.setString(5, revision.definition());
        insert.setString(6, revision.roleArn());
        insert.setString(7, revision.logging().text());
        insert.setInt(8, revision.tracingEnabled() ? 1 : 0);
        insert.setLong(9, revision.createdAtMs());
        insert.executeUpdate();
    }

    /** The columns of a revision, in the order of {@link #FIND}, from {@code first} on. */
    static Revision revision(ResultSet rows, int first) throws SQLException {
        return new Revision(
                rows.getLong(first),
                rows.getLong(first + 1),
                StateMachineArn.parse(rows.getString(first + 2)),
                rows.getString(first + 3),
                rows.getString(first + 4),
                rows.getString(first + 5),
                LoggingConfiguration.ofText(rows.getString(first + 6)),
                rows.getInt(first + 7) != 0,
                rows.getLong(first + 8));
    }
}

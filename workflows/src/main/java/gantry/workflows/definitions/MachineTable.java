package gantry.workflows.definitions;

import gantry.store.SqlConnection;
import gantry.workflows.arn.StateMachineArn;

import org.jspecify.annotations.Nullable;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The SQL of {@code state_machines}. */
final class MachineTable {
    private static final String COUNT = "SELECT COUNT(*) FROM state_machines";

    private static final String COLUMNS =
            """
            SELECT m.machine_no, m.arn, m.type, m.status, m.created_at_ms,
                   r.revision_no, r.machine_no, r.machine_arn, r.revision_id, r.definition,
                   r.role_arn, r.logging, r.tracing_enabled, r.created_at_ms,
                   m.published, m.version_description
            FROM state_machines m JOIN state_machine_revisions r ON r.revision_no = m.revision_no
            """;

    /** Index: the one of UNIQUE (arn). */
    private static final String FIND = COLUMNS + "WHERE m.arn = ?";

    /** Index: state_machines_status (status, machine_no). */
    private static final String WITH_STATUS =
            """
            SELECT machine_no, arn FROM state_machines
            WHERE status = ? ORDER BY machine_no LIMIT ?\
            """;

    /** Index: the one of UNIQUE (arn). */
    private static final String PAGE =
            """
            SELECT arn, type, created_at_ms FROM state_machines
            WHERE arn > ? AND arn < ? ORDER BY arn LIMIT ?\
            """;

    private static final String INSERT =
            """
            INSERT INTO state_machines
                (machine_no, arn, type, status, created_at_ms, revision_no, published,
                 version_description)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)\
            """;

    private static final String SET_REVISION =
            "UPDATE state_machines SET revision_no = ? WHERE machine_no = ?";

    private static final String SET_STATUS =
            "UPDATE state_machines SET status = ? WHERE machine_no = ?";

    private static final String DELETE = "DELETE FROM state_machines WHERE machine_no = ?";

    private MachineTable() {}

    /** A machine by what must be known to remove it. */
    record Key(long no, StateMachineArn arn) {}

    static int count(SqlConnection connection) throws SQLException {
        try (ResultSet rows = connection.statement(COUNT).executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }

    static @Nullable Machine find(SqlConnection connection, StateMachineArn arn)
            throws SQLException {
        PreparedStatement query = connection.statement(FIND);
        query.setString(1, arn.toString());
        try (ResultSet rows = query.executeQuery()) {
            return rows.next() ? machine(rows) : null;
        }
    }

    static List<Key> withStatus(SqlConnection connection, StateMachineStatus status, int limit)
            throws SQLException {
        PreparedStatement query = connection.statement(WITH_STATUS);
        query.setString(1, status.name());
        query.setInt(2, limit);
        var keys = new ArrayList<Key>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                keys.add(new Key(rows.getLong(1), StateMachineArn.parse(rows.getString(2))));
            }
        }
        return keys;
    }

    static List<Machine.Summary> page(SqlConnection connection, ArnRange range, int limit)
            throws SQLException {
        PreparedStatement query = connection.statement(PAGE);
        query.setString(1, range.after());
        query.setString(2, range.before());
        query.setInt(3, limit);
        var page = new ArrayList<Machine.Summary>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                page.add(
                        new Machine.Summary(
                                StateMachineArn.parse(rows.getString(1)),
                                StateMachineType.valueOf(rows.getString(2)),
                                rows.getLong(3)));
            }
        }
        return page;
    }

    static void insert(SqlConnection connection, Machine machine) throws SQLException {
        PreparedStatement insert = connection.statement(INSERT);
        insert.setLong(1, machine.no());
        insert.setString(2, machine.arn().toString());
        insert.setString(3, machine.type().name());
        insert.setString(4, machine.status().name());
        insert.setLong(5, machine.createdAtMs());
        insert.setLong(6, machine.current().no());
        Publication publication = machine.publication();
        insert.setInt(7, publication == null ? 0 : 1);
        insert.setString(8, publication == null ? null : publication.description());
        insert.executeUpdate();
    }

    static void setRevision(SqlConnection connection, Revision revision) throws SQLException {
        PreparedStatement update = connection.statement(SET_REVISION);
        update.setLong(1, revision.no());
        update.setLong(2, revision.machineNo());
        update.executeUpdate();
    }

    static void setStatus(SqlConnection connection, long machineNo, StateMachineStatus status)
            throws SQLException {
        PreparedStatement update = connection.statement(SET_STATUS);
        update.setString(1, status.name());
        update.setLong(2, machineNo);
        update.executeUpdate();
    }

    /** Whether it was there. */
    static boolean delete(SqlConnection connection, long machineNo) throws SQLException {
        PreparedStatement delete = connection.statement(DELETE);
        delete.setLong(1, machineNo);
        return delete.executeUpdate() > 0;
    }

    private static Machine machine(ResultSet rows) throws SQLException {
        return new Machine(
                rows.getLong(1),
                StateMachineArn.parse(rows.getString(2)),
                StateMachineType.valueOf(rows.getString(3)),
                StateMachineStatus.valueOf(rows.getString(4)),
                rows.getLong(5),
                RevisionTable.revision(rows, 6),
                rows.getInt(15) == 0 ? null : new Publication(rows.getString(16)));
    }
}

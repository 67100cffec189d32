package gantry.workflows.definitions;

import gantry.store.SqlConnection;
import gantry.workflows.arn.StateMachineArn;

import org.jspecify.annotations.Nullable;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The SQL of {@code state_machine_versions}. */
final class VersionTable {
    /** Index: the primary key. */
    private static final String COUNT =
            "SELECT COUNT(*) FROM state_machine_versions WHERE machine_no = ?";

    private static final String COLUMNS =
            """
            SELECT version_no, revision_no, description, created_at_ms
            FROM state_machine_versions
            """;

    /** Index: the primary key. */
    static final String FIND = COLUMNS + "WHERE machine_no = ? AND version_no = ?";

    /** Index: the one of UNIQUE (revision_no). */
    static final String FIND_OF_REVISION = COLUMNS + "WHERE revision_no = ?";

    /** Index: the primary key. */
    static final String PAGE =
            COLUMNS + "WHERE machine_no = ? AND version_no < ? ORDER BY version_no DESC LIMIT ?";

    private static final String NEXT_NUMBER =
            """
            UPDATE state_machines SET last_version = last_version + 1 WHERE machine_no = ?
            RETURNING last_version\
            """;

    private static final String INSERT =
            """
            INSERT INTO state_machine_versions
                (machine_no, version_no, revision_no, description, created_at_ms)
            VALUES (?, ?, ?, ?, ?)\
            """;

    private static final String DELETE =
            "DELETE FROM state_machine_versions WHERE machine_no = ? AND version_no = ?";

    private static final String DELETE_ALL =
            "DELETE FROM state_machine_versions WHERE machine_no = ?";

    private VersionTable() {}

    static int count(SqlConnection connection, long machineNo) throws SQLException {
        PreparedStatement query = connection.statement(COUNT);
        query.setLong(1, machineNo);
        try (ResultSet rows = query.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** A version by its number. */
    static @Nullable Version find(
            SqlConnection connection, long machineNo, StateMachineArn machine, long number)
            throws SQLException {
        PreparedStatement query = connection.statement(FIND);
        query.setLong(1, machineNo);
        query.setLong(2, number);
        return one(query, machine);
    }

    static @Nullable Version findOfRevision(SqlConnection connection, Revision revision)
            throws SQLException {
        PreparedStatement query = connection.statement(FIND_OF_REVISION);
        query.setLong(1, revision.no());
        return one(query, revision.arn());
    }

    /** The newest first, from below a number on. */
    static List<Version> page(
            SqlConnection connection, Machine machine, long belowNumber, int limit)
            throws SQLException {
        PreparedStatement query = connection.statement(PAGE);
        query.setLong(1, machine.no());
        query.setLong(2, belowNumber);
        query.setInt(3, limit);
        var page = new ArrayList<Version>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                page.add(version(rows, machine.arn()));
            }
        }
        return page;
    }

    /** The number of the machine's next version. */
    static long nextNumber(SqlConnection connection, long machineNo) throws SQLException {
        PreparedStatement update = connection.statement(NEXT_NUMBER);
        update.setLong(1, machineNo);
        try (ResultSet rows = update.executeQuery()) {
            if (!rows.next()) {
                throw new IllegalStateException("There is no machine " + machineNo);
            }
            return rows.getLong(1);
        }
    }

    static void insert(SqlConnection connection, long machineNo, Version version)
            throws SQLException {
        PreparedStatement insert = connection.statement(INSERT);
        insert.setLong(1, machineNo);
        insert.setLong(2, version.number());
        insert.setLong(3, version.revisionNo());
        insert.setString(4, version.description());
        insert.setLong(5, version.createdAtMs());
        insert.executeUpdate();
    }

    static void delete(SqlConnection connection, long machineNo, long number) throws SQLException {
        PreparedStatement delete = connection.statement(DELETE);
        delete.setLong(1, machineNo);
        delete.setLong(2, number);
        delete.executeUpdate();
    }

    static void deleteAll(SqlConnection connection, long machineNo) throws SQLException {
        PreparedStatement delete = connection.statement(DELETE_ALL);
        delete.setLong(1, machineNo);
        delete.executeUpdate();
    }

    private static @Nullable Version one(PreparedStatement query, StateMachineArn machine)
            throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
            return rows.next() ? version(rows, machine) : null;
        }
    }

    private static Version version(ResultSet rows, StateMachineArn machine) throws SQLException {
        return new Version(
                machine.qualified(Long.toString(rows.getLong(1))),
                rows.getLong(2),
                rows.getString(3),
                rows.getLong(4));
    }
}

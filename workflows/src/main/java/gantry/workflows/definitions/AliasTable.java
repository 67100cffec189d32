package gantry.workflows.definitions;

import gantry.store.SqlConnection;
import gantry.workflows.arn.StateMachineArn;

import org.jspecify.annotations.Nullable;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The SQL of {@code state_machine_aliases}. */
final class AliasTable {
    private static final long NO_VERSION = 0;

    /** Index: the primary key. */
    private static final String COUNT =
            "SELECT COUNT(*) FROM state_machine_aliases WHERE machine_no = ?";

    private static final String COLUMNS =
            """
            SELECT name, alias_no, description, first_version, first_weight, second_version,
                   second_weight, created_at_ms, updated_at_ms
            FROM state_machine_aliases
            """;

    /** Index: state_machine_aliases_name (machine_no, name). */
    static final String FIND = COLUMNS + "WHERE machine_no = ? AND name = ?";

    /** Index: the primary key. */
    static final String PAGE =
            COLUMNS + "WHERE machine_no = ? AND alias_no > ? ORDER BY alias_no LIMIT ?";

    /** Index: the primary key; it looks at all aliases of the machine, which are few. */
    static final String PAGE_OF_VERSION =
            COLUMNS
                    + """
                    WHERE machine_no = ? AND alias_no > ? AND ? IN (first_version, second_version)
                    ORDER BY alias_no LIMIT ?\
                    """;

    private static final String INSERT =
            """
            INSERT INTO state_machine_aliases
                (machine_no, alias_no, name, description, first_version, first_weight,
                 second_version, second_weight, created_at_ms, updated_at_ms)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """;

    private static final String UPDATE =
            """
            UPDATE state_machine_aliases
            SET description = ?, first_version = ?, first_weight = ?, second_version = ?,
                second_weight = ?, updated_at_ms = ?
            WHERE machine_no = ? AND alias_no = ?\
            """;

    private static final String DELETE =
            "DELETE FROM state_machine_aliases WHERE machine_no = ? AND name = ?";

    private static final String DELETE_ALL =
            "DELETE FROM state_machine_aliases WHERE machine_no = ?";

    private AliasTable() {}

    static int count(SqlConnection connection, long machineNo) throws SQLException {
        PreparedStatement query = connection.statement(COUNT);
        query.setLong(1, machineNo);
        try (ResultSet rows = query.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }

    static @Nullable Alias find(SqlConnection connection, Machine machine, String name)
            throws SQLException {
        PreparedStatement query = connection.statement(FIND);
        query.setLong(1, machine.no());
        query.setString(2, name);
        try (ResultSet rows = query.executeQuery()) {
            return rows.next() ? alias(rows, machine.arn()) : null;
        }
    }

    /** The oldest first, behind a place. */
    static List<Alias> page(SqlConnection connection, Machine machine, long afterNo, int limit)
            throws SQLException {
        PreparedStatement query = connection.statement(PAGE);
        query.setLong(1, machine.no());
        query.setLong(2, afterNo);
        query.setInt(3, limit);
        return all(query, machine.arn());
    }

    /** Those that route to a version, the oldest first, behind a place. */
    static List<Alias> pageOfVersion(
            SqlConnection connection, Machine machine, long version, long afterNo, int limit)
            throws SQLException {
        PreparedStatement query = connection.statement(PAGE_OF_VERSION);
        query.setLong(1, machine.no());
        query.setLong(2, afterNo);
        query.setLong(3, version);
        query.setInt(4, limit);
        return all(query, machine.arn());
    }

    static void insert(SqlConnection connection, long machineNo, Alias alias) throws SQLException {
        PreparedStatement insert = connection.statement(INSERT);
        insert.setLong(1, machineNo);
        insert.setLong(2, alias.no());
        insert.setString(3, alias.name());
        insert.setString(4, alias.description());
        setRouting(insert, 5, alias.routing());
        insert.setLong(9, alias.createdAtMs());
        insert.setLong(10, alias.updatedAtMs());
        insert.executeUpdate();
    }

    static void update(SqlConnection connection, long machineNo, Alias alias) throws SQLException {
        PreparedStatement update = connection.statement(UPDATE);
        update.setString(1, alias.description());
        setRouting(update, 2, alias.routing());
        update.setLong(6, alias.updatedAtMs());
        update.setLong(7, machineNo);
        update.setLong(8, alias.no());
        update.executeUpdate();
    }

    static void delete(SqlConnection connection, long machineNo, String name) throws SQLException {
        PreparedStatement delete = connection.statement(DELETE);
        delete.setLong(1, machineNo);
        delete.setString(2, name);
        delete.executeUpdate();
    }

    static void deleteAll(SqlConnection connection, long machineNo) throws SQLException {
        PreparedStatement delete = connection.statement(DELETE_ALL);
        delete.setLong(1, machineNo);
        delete.executeUpdate();
    }

    private static void setRouting(PreparedStatement statement, int first, Routing routing)
            throws SQLException {
        for (int i = 0; i < Routing.MAX_ROUTES; i++) {
            boolean isThere = i < routing.routes().size();
            var route = isThere ? routing.routes().get(i) : new Routing.Route(NO_VERSION, 0);
            statement.setLong(first + 2 * i, route.version());
            statement.setInt(first + 2 * i + 1, route.weight());
        }
    }

    private static List<Alias> all(PreparedStatement query, StateMachineArn machine)
            throws SQLException {
        var aliases = new ArrayList<Alias>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                aliases.add(alias(rows, machine));
            }
        }
        return aliases;
    }

    private static Alias alias(ResultSet rows, StateMachineArn machine) throws SQLException {
        return new Alias(
                machine.qualified(rows.getString(1)),
                rows.getLong(2),
                rows.getString(3),
                routing(rows),
                rows.getLong(8),
                rows.getLong(9));
    }

    private static Routing routing(ResultSet rows) throws SQLException {
        var routes = new ArrayList<Routing.Route>();
        routes.add(new Routing.Route(rows.getLong(4), rows.getInt(5)));
        if (rows.getLong(6) != NO_VERSION) {
            routes.add(new Routing.Route(rows.getLong(6), rows.getInt(7)));
        }
        return new Routing(routes);
    }
}

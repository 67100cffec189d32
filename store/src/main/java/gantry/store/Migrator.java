package gantry.store;

import gantry.store.Migrations.Script;
import gantry.store.StoreException.Problem;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Brings the schema to what the code knows, in one transaction, before anything else runs. */
final class Migrator {
    private static final String CREATE =
            """
            CREATE TABLE IF NOT EXISTS schema_migrations (
                component TEXT NOT NULL,
                number INTEGER NOT NULL,
                name TEXT NOT NULL,
                checksum TEXT NOT NULL,
                applied_at_ms BIGINT NOT NULL,
                PRIMARY KEY (component, number))\
            """;

    private static final String APPLIED =
            "SELECT number, checksum FROM schema_migrations WHERE component = ? ORDER BY number";

    private static final String RECORD =
            """
            INSERT INTO schema_migrations (component, number, name, checksum, applied_at_ms)
            VALUES (?, ?, ?, ?, ?)\
            """;

    private final Database database;
    private final SqlConnection writer;
    private final InstantSource clock;

    Migrator(Database database, SqlConnection writer, InstantSource clock) {
        this.database = database;
        this.writer = writer;
        this.clock = clock;
    }

    /** How many scripts were applied. The first statement takes the lock of the transaction. */
    int migrate(List<Migrations> components) throws SQLException {
        database.begin(writer);
        try {
            database.claimSchema(writer);
            execute(database.dialect().render(CREATE));
            var count = 0;
            for (var migrations : components) {
                count += migrate(migrations);
            }
            database.takeOver(writer);
            database.commit(writer);
            return count;
        } catch (SQLException | RuntimeException e) {
            try {
                database.rollback(writer);
            } catch (SQLException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    private int migrate(Migrations migrations) throws SQLException {
        var applied = applied(migrations.component());
        refuseNewer(migrations, applied);
        var count = 0;
        for (var script : migrations.scripts()) {
            var checksum = applied.get(script.number());
            if (checksum == null) {
                apply(migrations.component(), script);
                count++;
            } else if (!checksum.equals(script.checksum())) {
                throw new StoreException(
                        Problem.SCHEMA,
                        "Migration \"%s\" of %s is not the one that made this database; use the version of Gantry that did, or a later release."
                                .formatted(script.name(), migrations.component()));
            }
        }
        return count;
    }

    private Map<Integer, String> applied(String component) throws SQLException {
        var query = writer.keep(APPLIED);
        query.setString(1, component);
        var applied = new TreeMap<Integer, String>();
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                applied.put(rows.getInt(1), rows.getString(2));
            }
        }
        return applied;
    }

    private static void refuseNewer(Migrations migrations, Map<Integer, String> applied) {
        var known = migrations.scripts().size();
        var newest = applied.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
        if (newest > known) {
            throw new StoreException(
                    Problem.SCHEMA,
                    "The database was written by a newer version of Gantry (%s has migration %d, this version knows %d); start that version."
                            .formatted(migrations.component(), newest, known));
        }
    }

    private void apply(String component, Script script) throws SQLException {
        for (var statement : script.statements(database.dialect())) {
            execute(statement);
        }
        var insert = writer.keep(RECORD);
        insert.setString(1, component);
        insert.setInt(2, script.number());
        insert.setString(3, script.name());
        insert.setString(4, script.checksum());
        insert.setLong(5, clock.millis());
        insert.executeUpdate();
    }

    private void execute(String text) throws SQLException {
        try (var statement = writer.connection().createStatement()) {
            statement.execute(text);
        }
    }
}

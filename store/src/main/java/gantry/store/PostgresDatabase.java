package gantry.store;

import gantry.store.StoreException.Problem;

import org.postgresql.Driver;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * A database on PostgreSQL, shared with nobody: its one owner is in {@link Ownership}. A lost
 * connection is replaced by the next who needs one; transactions begin with their first statement,
 * in the same round trip.
 */
final class PostgresDatabase implements Database {
    private static final System.Logger LOG = System.getLogger(PostgresDatabase.class.getName());

    /** What the address may say otherwise; times in seconds. */
    private static final Map<String, String> DEFAULTS =
            Map.of(
                    "ApplicationName", "gantry",
                    "connectTimeout", "5",
                    "socketTimeout", "60",
                    "tcpKeepAlive", "true");

    /**
     * What it may not: a large result comes in pieces; one INSERT carries many rows; what a server
     * says of a row stays out of our messages.
     */
    private static final Map<String, String> FIXED =
            Map.of(
                    "defaultRowFetchSize", "64",
                    "reWriteBatchedInserts", "true",
                    "logServerErrorDetail", "false");

    /** Names all of ours: others' locks in the same database have other numbers. */
    private static final String LOCK_MIGRATIONS = "SELECT pg_advisory_xact_lock(7142389651)";

    /** The first table of the schema, which no extension brought, and whether ours is there. */
    private static final String TABLES =
            """
            SELECT current_schema(), MIN(c.relname::text),
                COUNT(CASE WHEN c.relname = 'store_facts' THEN 1 END)
            FROM pg_class c
            WHERE c.relnamespace = (
                    SELECT n.oid FROM pg_namespace n WHERE n.nspname = current_schema())
                AND c.relkind IN ('r', 'p')
                AND NOT EXISTS (
                    SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')\
            """;

    private static final String SETTINGS =
            "SELECT current_setting('server_encoding'), current_setting('fsync')";

    /**
     * A commit that returns is on disk, whatever the server was told for others; and a process that
     * hangs within a transaction does not keep the next owner waiting for long.
     */
    private static final String SESSION =
            """
            SELECT set_config('synchronous_commit', 'on', false)
            WHERE current_setting('synchronous_commit') = 'off';
            SET idle_in_transaction_session_timeout = 60000\
            """;

    /** How long a database may be gone during a commit until this process gives up. */
    private static final long FATE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private static final long FATE_PAUSE_MS = 200;

    private final PostgresAddress address;
    private final Ownership ownership;
    private int timeoutMs;

    PostgresDatabase(PostgresAddress address) {
        this.address = address;
        this.ownership = new Ownership(address);
    }

    @Override
    public Dialect dialect() {
        return Dialect.POSTGRESQL;
    }

    @Override
    public SqlConnection openWriter() throws SQLException {
        try {
            return new SqlConnection(connectWriter(), dialect(), PostgresDatabase::isDead);
        } catch (SQLException e) {
            // Only here: later they are known to be right, and the server is looked for again.
            if (PostgresErrors.isOfParameters(e)) {
                throw PostgresErrors.parameters(address, e);
            }
            throw e;
        }
    }

    @Override
    public SqlConnection openReader() throws SQLException {
        return new SqlConnection(connectReader(), dialect(), PostgresDatabase::isDead);
    }

    private static boolean isDead(PreparedStatement statement) {
        try {
            return statement.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    private Connection connectWriter() throws SQLException {
        return connect(false, Connection.TRANSACTION_READ_COMMITTED);
    }

    private Connection connectReader() throws SQLException {
        return connect(true, Connection.TRANSACTION_REPEATABLE_READ);
    }

    private Connection connect(boolean readOnly, int isolation) throws SQLException {
        var properties = new Properties();
        properties.putAll(DEFAULTS);
        properties.putAll(address.properties());
        properties.putAll(FIXED);
        var connection = new Driver().connect(address.url(), properties);
        if (connection == null) {
            throw new IllegalStateException("The driver does not know its own address");
        }
        try (var statement = connection.createStatement()) {
            statement.execute(SESSION);
            connection.setReadOnly(readOnly);
            connection.setTransactionIsolation(isolation);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            try (connection) {
                throw e;
            }
        }
    }

    @Override
    public void claimSchema(SqlConnection writer) throws SQLException {
        // A migration may take longer than any statement later.
        timeoutMs = writer.connection().getNetworkTimeout();
        writer.connection().setNetworkTimeout(Runnable::run, 0);
        try (var statement = writer.connection().createStatement()) {
            statement.execute(LOCK_MIGRATIONS);
            try (var rows = statement.executeQuery(SETTINGS)) {
                rows.next();
                checkSettings(rows.getString(1), rows.getString(2));
            }
            try (var rows = statement.executeQuery(TABLES)) {
                rows.next();
                if (rows.getInt(3) > 0) {
                    ownership.take(writer);
                } else if (rows.getString(2) != null) {
                    throw foreign(rows.getString(1), rows.getString(2));
                }
            }
        }
    }

    private void checkSettings(String encoding, String fsync) {
        if (!encoding.equals("UTF8")) {
            throw new StoreException(
                    Problem.SCHEMA,
                    "The database %s is encoded in %s; name one in UTF8: createdb --encoding=UTF8 --template=template0 NAME."
                            .formatted(address, encoding));
        }
        if (!fsync.equals("on")) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "PostgreSQL at {0} runs with fsync = off: a crash of its machine loses what was"
                            + " acknowledged.",
                    address);
        }
    }

    private StoreException foreign(String schema, String table) {
        return new StoreException(
                Problem.SCHEMA,
                "The schema \"%s\" of the database %s belongs to something else (it has the table \"%s\" and none of Gantry's); name an empty database, or a schema with ?currentSchema=NAME."
                        .formatted(schema, address, table));
    }

    @Override
    public void takeOver(SqlConnection writer) throws SQLException {
        ownership.take(writer);
        writer.connection().setNetworkTimeout(Runnable::run, timeoutMs);
    }

    @Override
    public void begin(SqlConnection writer) throws SQLException {
        if (writer.isAbandoned()) {
            try {
                writer.renew(connectWriter());
            } catch (SQLException e) {
                throw explain(e);
            }
        }
        try {
            ownership.moveOn(writer);
        } catch (StoreException e) {
            writer.abandon(); // else the lock of its last look would keep the new owner waiting
            throw e;
        }
    }

    @Override
    public void commit(SqlConnection writer) throws SQLException {
        writer.connection().commit();
        ownership.committed();
    }

    /** Closing the connection does it as well. */
    @Override
    public void rollback(SqlConnection connection) {
        if (!connection.isAbandoned()) {
            try {
                connection.connection().rollback();
            } catch (SQLException e) {
                connection.abandon();
            }
        }
    }

    @Override
    public void beginSnapshot(SqlConnection reader) throws SQLException {
        if (reader.isAbandoned()) {
            reader.renew(connectReader());
        }
    }

    @Override
    public boolean endsTransaction(SQLException failure) {
        return mayRunAgain(failure);
    }

    @Override
    public boolean isConnectionLost(SQLException failure) {
        return PostgresErrors.isConnectionLost(failure);
    }

    @Override
    public boolean mayRunAgain(SQLException failure) {
        return PostgresErrors.isConflict(failure) || PostgresErrors.isConnectionLost(failure);
    }

    /** An error that the server answers to COMMIT undid the transaction; silence says nothing. */
    @Override
    public Fate fate(SqlConnection writer, SQLException commitFailure) {
        if (!isConnectionLost(commitFailure)) {
            return Fate.ROLLED_BACK;
        }
        writer.abandon();
        LOG.log(
                System.Logger.Level.WARNING,
                "The connection to {0} was lost during a commit; looking what became of it.",
                address);
        for (var began = System.nanoTime(); System.nanoTime() - began < FATE_NANOS; pause()) {
            try {
                writer.renew(connectWriter());
                var committed = ownership.isCommitted(writer);
                writer.connection().rollback();
                if (committed) {
                    ownership.committed();
                }
                return committed ? Fate.COMMITTED : Fate.ROLLED_BACK;
            } catch (SQLException e) {
                commitFailure.addSuppressed(e);
                writer.abandon();
            } catch (StoreException e) {
                writer.abandon();
                throw e;
            }
        }
        return Fate.UNKNOWN;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(FATE_PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public int batchesAtOnce() {
        return Integer.MAX_VALUE;
    }

    @Override
    public StoreException explain(SQLException failure) {
        return PostgresErrors.explain(address, failure);
    }

    @Override
    public Housekeeping openHousekeeping(Store store, Housekeeping.Setting setting) {
        return new OwnerWatch(store, ownership);
    }
}

package gantry.store;

import org.sqlite.JDBC;
import org.sqlite.core.CoreStatement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

/**
 * SQLite in one file with a write-ahead log. FULL makes each commit one flush of the log, and
 * durable when it returns; on macOS only with fullfsync.
 */
final class SqliteDatabase implements Database {
    private static final int PAGE_BYTES = 8_192;

    /** Pages before journal mode: the page size is fixed by the first write. */
    private static final List<String> WRITER =
            List.of(
                    "PRAGMA page_size = " + PAGE_BYTES,
                    "PRAGMA journal_mode = WAL",
                    "PRAGMA synchronous = FULL",
                    "PRAGMA fullfsync = ON",
                    "PRAGMA wal_autocheckpoint = 0",
                    "PRAGMA temp_store = MEMORY",
                    "PRAGMA trusted_schema = OFF",
                    "PRAGMA cache_size = -65536");

    private static final List<String> READER =
            List.of(
                    "PRAGMA wal_autocheckpoint = 0",
                    "PRAGMA temp_store = MEMORY",
                    "PRAGMA trusted_schema = OFF",
                    "PRAGMA cache_size = -8192",
                    "PRAGMA query_only = ON");

    // Its time-out is how long commits may wait for the readers of older snapshots to end, so that
    // the log can begin anew; who begins to read then reads the database alone.
    private static final List<String> CHECKPOINTER =
            List.of(
                    "PRAGMA synchronous = FULL",
                    "PRAGMA fullfsync = ON",
                    "PRAGMA checkpoint_fullfsync = ON",
                    "PRAGMA wal_autocheckpoint = 0",
                    "PRAGMA busy_timeout = 50");

    /** What SQLite may leave beside a database whose process is killed. */
    private static final List<String> REMAINS = List.of("", "-journal", "-wal", "-shm");

    private final DataFolder folder;
    private final Path file;
    private final long maxBytes;

    SqliteDatabase(DataFolder folder, long maxBytes) {
        this.folder = folder;
        this.file = folder.file(DatabaseFile.NAME);
        this.maxBytes = maxBytes;
    }

    @Override
    public Dialect dialect() {
        return Dialect.SQLITE;
    }

    @Override
    public SqlConnection openWriter() throws SQLException {
        try {
            if (isNew()) {
                make();
            }
        } catch (IOException e) {
            throw DataFolder.unusable(folder.path(), e);
        }
        var writer = open(file, WRITER);
        if (maxBytes > 0) {
            pragma(writer.connection(), "PRAGMA max_page_count = " + maxBytes / PAGE_BYTES);
        }
        return writer;
    }

    @Override
    public SqlConnection openReader() throws SQLException {
        return open(file, READER);
    }

    /**
     * Since {@link #make} puts the file under its name only once it has its first page, an empty
     * one has lost what it held, and so has a log alone: SQLite would take both for a new database
     * and delete the log.
     */
    private boolean isNew() {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            if (Files.exists(folder.file(DatabaseFile.NAME + "-wal"))) {
                throw StoreException.damaged(file, new SQLException("Only its log is there"));
            }
            return true;
        }
        DatabaseFile.requireFilled(file);
        return false;
    }

    private void make() throws IOException, SQLException {
        String name = DatabaseFile.NAME + ".new";
        for (String end : REMAINS) {
            Files.deleteIfExists(folder.file(name + end));
        }
        Path made = folder.file(name);
        DataFolder.createPrivateFile(made);
        open(made, WRITER).close(); // to choose the write-ahead log writes and flushes a page
        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
        DataFolder.flush(folder.path());
    }

    @Override
    public Housekeeping openHousekeeping(Store store, Housekeeping.Setting setting)
            throws SQLException {
        return new Checkpointer(
                open(file, CHECKPOINTER),
                setting,
                failure -> setting.troubles().met(explain(failure)));
    }

    /** The data folder's lock and this transaction's keep others out. */
    @Override
    public void claimSchema(SqlConnection writer) {}

    /** Whoever has the data folder has the database. */
    @Override
    public void takeOver(SqlConnection writer) {}

    private static SqlConnection open(Path file, List<String> pragmas) throws SQLException {
        var properties = new Properties();
        // Else the driver runs one more SELECT after each INSERT.
        properties.setProperty("jdbc.get_generated_keys", "false");
        var connection = JDBC.createConnection(JDBC.PREFIX + file, properties);
        try {
            for (var pragma : pragmas) {
                pragma(connection, pragma);
            }
            return new SqlConnection(connection, Dialect.SQLITE, SqliteDatabase::isDead);
        } catch (SQLException e) {
            try (connection) {
                throw e;
            }
        }
    }

    private static boolean isDead(PreparedStatement statement) {
        return statement instanceof CoreStatement core && core.pointer.isClosed();
    }

    /** In a statement of its own, closed at once: an open one makes the next commit fail. */
    private static void pragma(Connection connection, String text) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    /** IMMEDIATE takes the write lock now, so that no later statement can find it taken. */
    @Override
    public void begin(SqlConnection writer) throws SQLException {
        writer.keep("BEGIN IMMEDIATE").executeUpdate();
    }

    @Override
    public void commit(SqlConnection connection) throws SQLException {
        connection.keep("COMMIT").executeUpdate();
    }

    @Override
    public void rollback(SqlConnection connection) throws SQLException {
        try {
            connection.keep("ROLLBACK").executeUpdate();
        } catch (SQLException e) {
            if (!SqliteErrors.saysNoTransaction(e)) {
                throw e;
            }
        }
    }

    @Override
    public void beginSnapshot(SqlConnection reader) throws SQLException {
        reader.keep("BEGIN").executeUpdate();
    }

    @Override
    public boolean endsTransaction(SQLException failure) {
        return SqliteErrors.endsTransaction(failure);
    }

    @Override
    public boolean isConnectionLost(SQLException failure) {
        return false;
    }

    /** Nobody else writes, so nothing is in the way but what stays. */
    @Override
    public boolean mayRunAgain(SQLException failure) {
        return false;
    }

    @Override
    public Fate fate(SqlConnection writer, SQLException commitFailure) {
        return SqliteErrors.isRolledBack(commitFailure) ? Fate.ROLLED_BACK : Fate.UNKNOWN;
    }

    /** There are no round trips. */
    @Override
    public int batchesAtOnce() {
        return 1;
    }

    @Override
    public StoreException explain(SQLException failure) {
        return SqliteErrors.explain(file, failure);
    }
}

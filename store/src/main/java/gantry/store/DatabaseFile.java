package gantry.store;

import gantry.store.StoreException.Problem;

import org.sqlite.JDBC;
import org.sqlite.SQLiteOpenMode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

/**
 * The database as a file, for who makes a copy of it or brings one back. Safe for any thread, and
 * from a process beside the one that writes: SQLite's own locks order them.
 */
public final class DatabaseFile {
    /** Its name in the data folder. */
    public static final String NAME = "gantry.db";

    /** SQLite counts a single byte as none, for the sake of some file systems. */
    private static final int EMPTY_BYTES = 1;

    private DatabaseFile() {}

    /**
     * Writes a copy of the folder's database as it is at one moment, whoever writes meanwhile. What
     * is committed in that time stays in the write-ahead log until the copy is done.
     *
     * @param target is not there yet, or empty
     */
    public static void copy(Path folder, Path target) {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            throw new StoreException(
                    Problem.FOLDER,
                    "The data folder \"%s\" holds no database \"%s\"; name the folder of a server with --data."
                            .formatted(folder, NAME));
        }
        requireFilled(file);
        // Not read-only: whoever reads a write-ahead log writes to its index.
        try (var connection = open(file, SQLiteOpenMode.READWRITE)) {
            run(connection, "PRAGMA wal_autocheckpoint = 0");
            run(connection, "PRAGMA trusted_schema = OFF");
            try (var vacuum = connection.prepareStatement("VACUUM INTO ?")) {
                vacuum.setString(1, target.toString());
                vacuum.execute();
            }
        } catch (SQLException e) {
            throw SqliteErrors.explain(file, e);
        }
    }

    /**
     * Returns if the structure of the file is sound.
     *
     * @throws StoreException DAMAGED if it is not
     */
    public static void check(Path file) {
        requireFilled(file);
        try (var connection = open(file, SQLiteOpenMode.READONLY);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("PRAGMA quick_check(1)")) {
            String first = rows.next() ? rows.getString(1) : "nothing";
            if (!"ok".equals(first)) {
                throw StoreException.damaged(file, new SQLException(first));
            }
        } catch (SQLException e) {
            throw SqliteErrors.explain(file, e);
        }
    }

    /**
     * To SQLite an empty file is a new database, whose log it deletes; here none ever is.
     *
     * @throws StoreException DAMAGED if it is, or is not there
     */
    static void requireFilled(Path file) {
        if (file.toFile().length() <= EMPTY_BYTES) {
            throw StoreException.damaged(file, new SQLException("It is empty"));
        }
    }

    private static Connection open(Path file, SQLiteOpenMode mode) throws SQLException {
        var properties = new Properties();
        properties.setProperty("open_mode", Integer.toString(mode.flag));
        properties.setProperty("busy_timeout", "10000");
        return JDBC.createConnection(JDBC.PREFIX + file, properties);
    }

    private static void run(Connection connection, String pragma) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(pragma);
        }
    }
}

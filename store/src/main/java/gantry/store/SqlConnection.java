package gantry.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A connection with its kept statements, lent for one {@link Unit} or {@link Query}. Confined to
 * the thread that runs it.
 */
public final class SqlConnection {
    /** SQL texts are constants; more of them than this means that somebody formats values in. */
    private static final int KEPT_STATEMENTS = 1_000;

    private Connection connection;
    private boolean isAbandoned;
    private final Dialect dialect;
    private final Predicate<PreparedStatement> isDead;
    private final Map<String, PreparedStatement> kept = new HashMap<>();
    private final Set<PreparedStatement> lent = new HashSet<>();

    /**
     * {@code isDead} tells a statement that the driver has closed by itself: SQLite's does so when
     * one has failed, and {@code isClosed} does not say it.
     */
    SqlConnection(Connection connection, Dialect dialect, Predicate<PreparedStatement> isDead) {
        this.connection = connection;
        this.dialect = dialect;
        this.isDead = isDead;
    }

    /**
     * The kept statement of this SQL constant. Never close it; its ResultSet is closed at the
     * latest when the unit or query ends.
     */
    public PreparedStatement statement(String constant) throws SQLException {
        var statement = keep(constant);
        lent.add(statement);
        return statement;
    }

    /** A statement without results, or whose caller closes them. */
    PreparedStatement keep(String constant) throws SQLException {
        var statement = kept.get(constant);
        if (statement == null || isDead.test(statement)) {
            if (kept.size() == KEPT_STATEMENTS) {
                throw new IllegalStateException(
                        "More than " + KEPT_STATEMENTS + " SQL texts: are values formatted in?");
            }
            statement = connection.prepareStatement(constant);
            kept.put(constant, statement);
        }
        return statement;
    }

    /** The database spoken to, for SQL that differs. */
    public Dialect dialect() {
        return dialect;
    }

    Connection connection() {
        return connection;
    }

    /**
     * Ends what was lent: an open ResultSet would keep its snapshot and hold up the checkpoint, a
     * row that was added and not executed would be written by the next who borrows the statement.
     */
    void release() throws SQLException {
        for (var statement : lent) {
            if (!isDead.test(statement)) {
                statement.getMoreResults();
            }
            clearBatch(statement);
        }
        lent.clear();
    }

    void clearBatch(PreparedStatement statement) throws SQLException {
        if (!isDead.test(statement)) {
            statement.clearBatch();
        }
    }

    /** The connection is lost, or what is open on it is to be undone: nothing is kept of it. */
    void abandon() {
        isAbandoned = true;
        kept.clear();
        lent.clear();
        try {
            connection.close();
        } catch (SQLException e) {
            return; // It is what was wanted.
        }
    }

    /** Whether another connection must take the place of this one. */
    boolean isAbandoned() {
        return isAbandoned;
    }

    /** Goes on with another connection. */
    void renew(Connection another) {
        connection = another;
        isAbandoned = false;
    }

    /** Closes the kept statements and the connection. */
    void close() throws SQLException {
        kept.clear();
        connection.close();
    }
}

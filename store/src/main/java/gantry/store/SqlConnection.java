package gantry.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * A connection with its kept statements, lent for one {@link Unit} or {@link Query}. Confined to
 * the thread that runs it.
 */
public final class SqlConnection {
    /** SQL texts are constants; more of them than this means that somebody formats values in. */
    private static final int KEPT_STATEMENTS = 1_000;

    private final Connection connection;
    private final Dialect dialect;
    private final Map<String, PreparedStatement> kept = new HashMap<>();

    SqlConnection(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    /**
     * The kept statement of this SQL constant. Close its ResultSet before the unit or query ends,
     * never the statement: an open one keeps an old snapshot and holds up the checkpoint.
     */
    public PreparedStatement statement(String constant) throws SQLException {
        var statement = kept.get(constant);
        if (statement == null) {
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

    /** Closes the kept statements and the connection. */
    void close() throws SQLException {
        kept.clear();
        connection.close();
    }
}

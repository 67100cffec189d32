package gantry.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a {@link Batch} writes with: the writer's kept statements. Confined to the writer's thread.
 */
public final class BatchConnection {
    private final SqlConnection sql;
    private final Set<PreparedStatement> pending = new LinkedHashSet<>();

    BatchConnection(SqlConnection sql) {
        this.sql = sql;
    }

    /** The kept statement of this SQL constant, to be executed by the batch itself. */
    public PreparedStatement statement(String constant) throws SQLException {
        return sql.keep(constant);
    }

    /**
     * The kept statement of this SQL constant, for {@code addBatch} only: the store executes what
     * was added when {@link Batch#write} returns, statement by statement in the order in which they
     * were first asked for.
     */
    public PreparedStatement batched(String constant) throws SQLException {
        var statement = sql.keep(constant);
        pending.add(statement);
        return statement;
    }

    /** The database spoken to, for SQL that differs. */
    public Dialect dialect() {
        return sql.dialect();
    }

    void flush() throws SQLException {
        for (var statement : pending) {
            statement.executeBatch();
        }
        pending.clear();
    }

    void discard() throws SQLException {
        for (var statement : pending) {
            sql.clearBatch(statement);
        }
        pending.clear();
    }
}

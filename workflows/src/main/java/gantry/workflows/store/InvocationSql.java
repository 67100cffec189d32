package gantry.workflows.store;

import gantry.store.SqlConnection;
import gantry.workflows.mocks.Invocations;

import java.sql.SQLException;
import java.util.HashMap;

/** The table of mocked executions' invocations. */
public final class InvocationSql {
    private static final int VERSION = 1;

    /** Index: the primary key. */
    static final String FIND =
            "SELECT counts FROM mock_invocations WHERE partition_id = ? AND execution_id = ?";

    private InvocationSql() {}

    static Invocations find(SqlConnection sql, int partition, long id) throws SQLException {
        var statement = sql.statement(FIND);
        statement.setInt(1, partition);
        statement.setLong(2, id);
        try (var rows = statement.executeQuery()) {
            return rows.next() ? decode(rows.getBytes(1)) : Invocations.NONE;
        }
    }

    public static byte[] encode(Invocations invocations) {
        var out = new BlobWriter().writeByte(VERSION);
        out.writeNumber(invocations.byState().size());
        invocations.byState().forEach((state, count) -> out.writeText(state).writeNumber(count));
        return out.toBytes();
    }

    static Invocations decode(byte[] bytes) {
        var in = BlobReader.ofVersion(VERSION, bytes);
        var byState = new HashMap<String, Integer>();
        for (int left = in.readInt(); left > 0; left--) {
            byState.put(in.readText(), in.readInt());
        }
        return new Invocations(byState);
    }
}

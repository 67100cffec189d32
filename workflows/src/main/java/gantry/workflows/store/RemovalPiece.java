package gantry.workflows.store;

import gantry.store.SqlConnection;
import gantry.workflows.store.RemovalSql.Part;
import gantry.workflows.store.Removals.Owner;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of executions that are gone, as many as one transaction may delete beside others. Found by a
 * reader: nobody else changes them any more, so that the writer only deletes.
 */
final class RemovalPiece {
    private final List<Cut> cuts = new ArrayList<>();
    private final List<Owner> done = new ArrayList<>();
    private int rowsLeft;
    private long bytesLeft;

    /** The rows of a table from the first up to this key. */
    private record Cut(Part part, long ownerId, long lastKey) {}

    /**
     * The rows of these owners, in their order, until a bound is reached.
     *
     * @param maxBytes the last row may exceed it
     */
    RemovalPiece(SqlConnection sql, List<Owner> owners, int maxRows, long maxBytes)
            throws SQLException {
        rowsLeft = maxRows;
        bytesLeft = maxBytes;
        for (Owner owner : owners) {
            if (!takeIn(sql, owner)) {
                return;
            }
            rowsLeft--;
            done.add(owner);
        }
    }

    /** False if something of it is left for the next piece. */
    private boolean takeIn(SqlConnection sql, Owner owner) throws SQLException {
        for (Part part : Part.values()) {
            if (!takeIn(sql, owner, part)) {
                return false;
            }
        }
        return true;
    }

    private boolean takeIn(SqlConnection sql, Owner owner, Part part) throws SQLException {
        var statement = sql.statement(part.read);
        statement.setLong(1, owner.id());
        statement.setInt(2, Math.max(1, rowsLeft));
        long lastKey = -1;
        boolean isAll = true;
        try (var rows = statement.executeQuery()) {
            while (isAll && rows.next()) {
                isAll = rowsLeft > 0 && bytesLeft > 0;
                if (isAll) {
                    lastKey = rows.getLong(1);
                    rowsLeft--;
                    bytesLeft -= rows.getLong(2);
                }
            }
        }
        if (lastKey >= 0) {
            cuts.add(new Cut(part, owner.id(), lastKey));
        }
        return isAll && rowsLeft > 0;
    }

    /** How many owners it leaves nothing of. */
    int write(SqlConnection sql) throws SQLException {
        for (Cut cut : cuts) {
            var delete = sql.statement(cut.part().delete);
            delete.setLong(1, cut.ownerId());
            delete.setLong(2, cut.lastKey());
            delete.executeUpdate();
        }
        for (Owner owner : done) {
            keyed(sql, RemovalSql.DELETE_INVOCATIONS, owner);
            keyed(sql, RemovalSql.DELETE_PENDING_TRACES, owner);
            var delete = sql.statement(RemovalSql.DONE);
            delete.setLong(1, owner.id());
            delete.executeUpdate();
        }
        return done.size();
    }

    private static void keyed(SqlConnection sql, String delete, Owner owner) throws SQLException {
        var statement = sql.statement(delete);
        statement.setInt(1, owner.partition());
        statement.setLong(2, owner.id());
        statement.executeUpdate();
    }
}

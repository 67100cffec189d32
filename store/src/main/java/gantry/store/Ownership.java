package gantry.store;

import gantry.store.StoreException.Problem;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;

/**
 * The row that says which process writes to a shared database, and what it wrote last: "EPOCH/NO",
 * the epoch growing at each opening, the number at each transaction. Every transaction moves it on
 * first, from exactly where this process left it. So a process whose database was opened by another
 * can commit nothing more, be it a batch or a unit, and who has lost the connection during a commit
 * reads here what became of it. Confined to the writer's thread, but for {@link #isOurs}.
 */
final class Ownership {
    private static final String ADD =
            """
            INSERT INTO store_facts (name, fact) VALUES ('owner', '0/0')
            ON CONFLICT (name) DO NOTHING\
            """;

    /** Waits for a transaction that has moved it on and has not ended. */
    private static final String LOCK =
            "SELECT fact FROM store_facts WHERE name = 'owner' FOR UPDATE";

    private static final String FIND = "SELECT fact FROM store_facts WHERE name = 'owner'";

    private static final String MOVE =
            "UPDATE store_facts SET fact = ? WHERE name = 'owner' AND fact = ?";

    private final PostgresAddress address;
    private volatile @Nullable Fact durable;
    private @Nullable Fact next;

    private record Fact(long epoch, long number) {
        static Fact parse(String text) {
            int slash = text.indexOf('/');
            return new Fact(
                    Long.parseLong(text, 0, slash, 10),
                    Long.parseLong(text, slash + 1, text.length(), 10));
        }

        @Override
        public String toString() {
            return epoch + "/" + number;
        }
    }

    Ownership(PostgresAddress address) {
        this.address = address;
    }

    /** Keeps whoever wrote before from it, once this transaction is committed. */
    void take(SqlConnection sql) throws SQLException {
        if (next != null) {
            return; // taken already, in this transaction or before
        }
        sql.keep(ADD).executeUpdate();
        var before = locked(sql);
        if (before == null) {
            throw new IllegalStateException("The row of the owner is gone");
        }
        var ours = new Fact(before.epoch() + 1, 0);
        move(sql, before, ours);
        next = ours;
    }

    /** The first statement of a transaction. */
    void moveOn(SqlConnection sql) throws SQLException {
        var last = durable;
        if (last == null) {
            return; // not taken yet: a schema is being made
        }
        var ours = new Fact(last.epoch(), last.number() + 1);
        if (move(sql, last, ours) == 0) {
            throw takenOver();
        }
        next = ours;
    }

    void committed() {
        durable = next;
    }

    /** Whether nobody else has taken over, for a reader. */
    boolean isOurs(SqlConnection sql) throws SQLException {
        var ours = durable;
        try (var rows = sql.statement(FIND).executeQuery()) {
            return ours != null
                    && rows.next()
                    && Fact.parse(rows.getString(1)).epoch() == ours.epoch();
        }
    }

    /**
     * Whether the transaction that was begun last is committed; waits until it has ended.
     *
     * @throws StoreException TAKEN_OVER if another has written since: then nobody knows
     */
    boolean isCommitted(SqlConnection sql) throws SQLException {
        var found = locked(sql);
        if (found != null && found.equals(next)) {
            return true;
        }
        if (found != null && found.equals(durable)) {
            return false;
        }
        throw takenOver();
    }

    private static @Nullable Fact locked(SqlConnection sql) throws SQLException {
        try (var rows = sql.keep(LOCK).executeQuery()) {
            return rows.next() ? Fact.parse(rows.getString(1)) : null;
        }
    }

    private static int move(SqlConnection sql, Fact from, Fact to) throws SQLException {
        var statement = sql.keep(MOVE);
        statement.setString(1, to.toString());
        statement.setString(2, from.toString());
        return statement.executeUpdate();
    }

    private StoreException takenOver() {
        return new StoreException(
                Problem.TAKEN_OVER,
                "Another Gantry has taken over the database %s; this one ends. Give each its own database or schema."
                        .formatted(address));
    }
}

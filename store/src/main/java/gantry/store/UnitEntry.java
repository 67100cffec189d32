package gantry.store;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A unit under a savepoint of its own. Its caller hears nothing, not even the unit's exception,
 * before the transaction is durable: what the unit saw may be another's uncommitted write.
 */
final class UnitEntry<T extends @Nullable Object> implements Entry {
    /** A unit is small; what it really writes is not known before. */
    private static final int ASSUMED_ROWS = 4;

    private static final long ASSUMED_BYTES = 4_096;

    private final Unit<T> unit;
    private final Consumer<T> onCommit;
    private final Database database;
    private final Figures figures;
    private final CompletableFuture<T> outcome = new CompletableFuture<>();
    private Runnable tell = () -> {};

    /** {@code onCommit} runs on the writer's thread before the caller hears of it. */
    UnitEntry(Unit<T> unit, Consumer<T> onCommit, Database database, Figures figures) {
        this.unit = unit;
        this.onCommit = onCommit;
        this.database = database;
        this.figures = figures;
    }

    CompletableFuture<T> outcome() {
        return outcome;
    }

    @Override
    public int rows() {
        return ASSUMED_ROWS;
    }

    @Override
    public long bytes() {
        return ASSUMED_BYTES;
    }

    /** Does its work in the open transaction; an exception rolls all of it back. */
    void run(SqlConnection sql) throws SQLException {
        sql.keep("SAVEPOINT unit").executeUpdate();
        try {
            var result = unit.run(sql);
            sql.release();
            tell = () -> succeed(result);
        } catch (SQLException e) {
            if (database.endsTransaction(e)) {
                throw e;
            }
            undo(sql);
            tell = () -> outcome.completeExceptionally(database.explain(e));
        } catch (RuntimeException | StackOverflowError e) {
            undo(sql);
            tell = () -> outcome.completeExceptionally(e);
        }
        sql.keep("RELEASE SAVEPOINT unit").executeUpdate();
    }

    private static void undo(SqlConnection sql) throws SQLException {
        sql.release();
        sql.keep("ROLLBACK TO SAVEPOINT unit").executeUpdate();
    }

    private void succeed(T result) {
        figures.units.incrementAndGet();
        onCommit.accept(result);
        outcome.complete(result);
    }

    @Override
    public void committed() {
        tell.run();
    }

    @Override
    public void rolledBack(StoreException cause) {
        outcome.completeExceptionally(cause);
    }

    @Override
    public void abandoned(StoreException cause) {
        outcome.completeExceptionally(cause);
    }
}

package gantry.workflows.store;

import gantry.store.Store;

import java.util.List;

/**
 * What retention reads and removes. An execution leaves its table by a command of its partition
 * ({@link Change.ExecutionRemoved}); from then on nobody but this class knows of its other rows.
 * Safe for any thread; each method blocks for one short read or write.
 */
public final class Removals {
    private final Store store;

    /** An execution or a map run that is gone, whose rows or children are not yet. */
    public record Owner(long id, int partition) {}

    public Removals(Store store) {
        this.store = store;
    }

    /**
     * All executions with ids between these, in their order.
     *
     * @param closedUntilMs of those that closed later nobody needs to know whose child they are
     */
    public List<Aged> page(long afterId, long belowId, long closedUntilMs, int limit) {
        return store.read(sql -> RemovalSql.page(sql, afterId, belowId, closedUntilMs, limit));
    }

    /** Executions that are gone and have rows, the oldest first. */
    public List<Owner> executions(int limit) {
        return store.read(sql -> RemovalSql.owners(sql, RemovalSql.OF_EXECUTIONS, 0, limit));
    }

    /** Map runs behind this id that are gone and may have children, the oldest first. */
    public List<Owner> mapRuns(long afterId, int limit) {
        return store.read(sql -> RemovalSql.owners(sql, RemovalSql.OF_MAP_RUNS, afterId, limit));
    }

    /** Some children of a map run. */
    public List<Long> children(long mapRunId, int limit) {
        return store.read(sql -> RemovalSql.children(sql, mapRunId, limit));
    }

    /** Removes rows of these executions, up to about these bounds, in one unit of the store. */
    public void removeRows(List<Owner> executions, int maxRows, long maxBytes) {
        RemovalPiece piece =
                store.read(sql -> new RemovalPiece(sql, executions, maxRows, maxBytes));
        store.write(piece::write);
    }

    /** A map run has no children left. */
    public void done(Owner mapRun) {
        store.write(
                sql -> {
                    var delete = sql.statement(RemovalSql.DONE);
                    delete.setLong(1, mapRun.id());
                    return delete.executeUpdate();
                });
    }

    /** Revisions that Express executions name which have not ended for certain. */
    public List<String> journalRevisionKeys() {
        return store.read(RemovalSql::journalKeys);
    }
}

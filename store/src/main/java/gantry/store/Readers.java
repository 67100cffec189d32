package gantry.store;

import gantry.store.StoreException.Problem;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A few platform threads that read, each with a connection; safe for all threads. */
final class Readers {
    private final Database database;
    private final Figures figures;
    private final TroubleLog troubles;
    private final ThreadPoolExecutor threads;

    /** As many as threads, so that a running query always finds one. */
    private final ConcurrentLinkedDeque<SqlConnection> idle = new ConcurrentLinkedDeque<>();

    Readers(Database database, Figures figures, TroubleLog troubles, StoreLimits limits)
            throws SQLException {
        this.database = database;
        this.figures = figures;
        this.troubles = troubles;
        for (var n = 0; n < limits.readers(); n++) {
            idle.add(database.openReader());
        }
        threads =
                new ThreadPoolExecutor(
                        limits.readers(),
                        limits.readers(),
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(limits.queuedReads()),
                        Thread.ofPlatform().name("store-reader-", 1).factory());
    }

    <T extends @Nullable Object> T read(Query<T> query) {
        var outcome = new CompletableFuture<T>();
        try {
            threads.execute(() -> answer(query, outcome));
        } catch (RejectedExecutionException e) {
            throw threads.isShutdown()
                    ? StoreException.stopped(e)
                    : new StoreException(Problem.BUSY, "Too many reads wait already.", e);
        }
        return Threads.await(outcome);
    }

    /** Closes all of them, then tells the first that could not be, with the others. */
    void close() throws SQLException {
        threads.close();
        SQLException first = null;
        for (var sql = idle.poll(); sql != null; sql = idle.poll()) {
            try {
                sql.close();
            } catch (SQLException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    @SuppressWarnings("CatchingUnchecked") // whatever it is belongs to the caller
    private <T extends @Nullable Object> void answer(Query<T> query, CompletableFuture<T> outcome) {
        var sql = idle.pop();
        try {
            var result = again(query, sql);
            figures.reads.increment();
            idle.push(sql);
            outcome.complete(result);
        } catch (SQLException e) {
            idle.push(sql);
            StoreException failure = database.explain(e);
            troubles.met(failure);
            outcome.completeExceptionally(failure);
        } catch (RuntimeException | Error e) {
            idle.push(sql);
            outcome.completeExceptionally(e);
        }
    }

    /** A connection may have been lost while nobody used it: then another does. */
    private <T extends @Nullable Object> T again(Query<T> query, SqlConnection sql)
            throws SQLException {
        try {
            return snapshot(query, sql);
        } catch (SQLException e) {
            if (!database.isConnectionLost(e)) {
                throw e;
            }
        } catch (RuntimeException e) {
            // Where only unchecked exceptions pass, a query wraps the failure.
            if (!(e.getCause() instanceof SQLException cause && database.isConnectionLost(cause))) {
                throw e;
            }
        }
        sql.abandon();
        return snapshot(query, sql);
    }

    private <T extends @Nullable Object> T snapshot(Query<T> query, SqlConnection sql)
            throws SQLException {
        database.beginSnapshot(sql);
        try {
            return query.read(sql);
        } finally {
            try {
                sql.release();
            } finally {
                database.rollback(sql);
            }
        }
    }
}

package gantry.store;

import gantry.store.StoreException.Problem;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * The one thread that writes: it takes what is there the moment the last commit has returned, makes
 * one transaction of it and tells everybody what became of it. While it writes, the next group
 * gathers by itself.
 */
final class GroupWriter {
    private static final System.Logger LOG = System.getLogger(GroupWriter.class.getName());

    /** A commit above this is worth a line: callers wait for it. */
    private static final long SLOW_COMMIT_NANOS = 2_000_000_000L;

    /** Of one transaction, when others are in its way or the connection is lost. */
    private static final int ATTEMPTS = 5;

    private static final long NANOS_PER_MS = 1_000_000;

    private final Database database;
    private final SqlConnection sql;
    private final BatchRun batches;
    private final WriteQueue queue;
    private final Figures figures;
    private final LongSupplier nanoTime;
    private final FatalHandler fatal;
    private final TroubleLog troubles;
    private final Runnable onCommit;
    private final Thread thread;

    /** Held for the length of a transaction; who holds it otherwise keeps the writer out. */
    private final ReentrantLock pen = new ReentrantLock(true);

    GroupWriter(
            Database database,
            SqlConnection sql,
            BatchRun batches,
            WriteQueue queue,
            Figures figures,
            StoreSettings settings,
            TroubleLog troubles,
            Runnable onCommit) {
        this.database = database;
        this.sql = sql;
        this.batches = batches;
        this.queue = queue;
        this.figures = figures;
        this.nanoTime = settings.nanoTime();
        this.fatal = settings.fatal();
        this.troubles = troubles;
        this.onCommit = onCommit;
        this.thread = Thread.ofPlatform().name("store-writer").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    ReentrantLock pen() {
        return pen;
    }

    boolean isCurrentThread() {
        return Thread.currentThread() == thread;
    }

    /** Lets what waits be written, then ends the thread. */
    void close() {
        queue.close();
        Threads.join(thread);
    }

    private void run() {
        List<Entry> group = List.of();
        try {
            for (group = queue.take(); !group.isEmpty(); group = queue.take()) {
                write(group);
            }
        } catch (StoreException e) {
            stop(group, e);
        } catch (RuntimeException | Error e) {
            stop(group, new StoreException(Problem.FAILED, "The writer of the store failed.", e));
        }
    }

    private void write(List<Entry> group) {
        Outcome outcome;
        pen.lock();
        try {
            var startedNanos = nanoTime.getAsLong();
            var event = new CommitEvent();
            event.begin();
            outcome = transaction(group);
            event.end(group, outcome.failure() == null);
            if (outcome.failure() == null) {
                count(group.size(), nanoTime.getAsLong() - startedNanos);
            }
        } finally {
            pen.unlock();
        }
        tell(group, outcome);
    }

    /** No failure: durable. Else certainly nothing is on disk. */
    private record Outcome(
            @Nullable StoreException failure, @Nullable Entry guilty, boolean mayRunAgain) {}

    private Outcome transaction(List<Entry> group) {
        var outcome = attempt(group);
        for (var no = 2; outcome.mayRunAgain() && no <= ATTEMPTS; no++) {
            outcome = attempt(group);
        }
        return outcome;
    }

    private Outcome attempt(List<Entry> group) {
        try {
            database.begin(sql);
        } catch (SQLException e) {
            return rolledBack(e, null);
        } catch (StoreException e) {
            if (e.problem() == Problem.TAKEN_OVER) {
                throw e;
            }
            return rolledBack(e, null, false);
        }
        Entry unit = null;
        try {
            for (var entry : group) {
                if (entry instanceof BatchEntry batch) {
                    batches.add(sql, batch);
                } else if (entry instanceof UnitEntry<?> next) {
                    batches.write(sql);
                    unit = next;
                    next.run(sql);
                    unit = null;
                }
            }
            batches.write(sql);
        } catch (SQLException e) {
            return rolledBack(e, guilty(unit));
        } catch (RuntimeException | StackOverflowError e) {
            var sentence = "A write failed: " + e.getClass().getSimpleName() + ".";
            return rolledBack(new StoreException(Problem.FAILED, sentence, e), guilty(unit), false);
        }
        return commit();
    }

    private Outcome commit() {
        try {
            database.commit(sql);
            return new Outcome(null, null, false);
        } catch (SQLException e) {
            return switch (database.fate(sql, e)) {
                case COMMITTED -> new Outcome(null, null, false);
                case ROLLED_BACK -> rolledBack(e, null);
                case UNKNOWN ->
                        throw new StoreException(
                                Problem.OUTCOME_UNKNOWN,
                                "A commit failed and nobody knows whether it is on disk: "
                                        + database.explain(e).getMessage(),
                                e);
            };
        }
    }

    /** Whose statement it was; null if that is not known. */
    private @Nullable Entry guilty(@Nullable Entry unit) {
        var guilty = unit == null ? batches.current() : unit;
        batches.clear();
        return guilty;
    }

    private Outcome rolledBack(SQLException failure, @Nullable Entry guilty) {
        if (database.isConnectionLost(failure)) {
            sql.abandon();
        }
        return rolledBack(database.explain(failure), guilty, database.mayRunAgain(failure));
    }

    private Outcome rolledBack(
            StoreException failure, @Nullable Entry guilty, boolean mayRunAgain) {
        try {
            sql.release();
            database.rollback(sql);
            return new Outcome(failure, guilty, mayRunAgain);
        } catch (SQLException e) {
            failure.addSuppressed(e);
            throw failure;
        }
    }

    private void tell(List<Entry> group, Outcome outcome) {
        var failure = outcome.failure();
        if (failure == null) {
            onCommit.run();
            group.forEach(Entry::committed);
            return;
        }
        figures.rollbacks.incrementAndGet();
        troubles.met(failure);
        var others = othersFailure(failure);
        for (var entry : group) {
            entry.rolledBack(
                    outcome.guilty() == null || entry.equals(outcome.guilty()) ? failure : others);
        }
    }

    private static StoreException othersFailure(StoreException failure) {
        return failure.isRetryable()
                ? failure
                : new StoreException(
                        Problem.ROLLED_BACK,
                        "Another write of the same transaction failed, nothing of it was kept.",
                        failure);
    }

    private void count(int entries, long nanos) {
        figures.committed(entries, nanos);
        if (nanos > SLOW_COMMIT_NANOS) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Commit took {0} ms ({1} batches and units); all writes wait. Is the disk full"
                            + " or slow?",
                    nanos / NANOS_PER_MS,
                    entries);
        }
    }

    /** Nobody is told anything before the process has had its chance to end. */
    private void stop(List<Entry> group, StoreException cause) {
        queue.close();
        try {
            fatal.fatal(cause);
        } finally {
            group.forEach(entry -> entry.abandoned(cause));
            for (var rest = queue.take(); !rest.isEmpty(); rest = queue.take()) {
                rest.forEach(entry -> entry.abandoned(StoreException.stopped(cause)));
            }
        }
    }
}

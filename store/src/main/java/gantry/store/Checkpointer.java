package gantry.store;

import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Copies SQLite's write-ahead log into the database on a thread and a connection of its own, so
 * that no commit pays for it. Most of it is done while the writer writes; only what was added in
 * the meantime is done while the writer is kept out, so that the log can begin anew.
 */
final class Checkpointer implements Housekeeping {
    private static final System.Logger LOG = System.getLogger(Checkpointer.class.getName());

    /** Each is shorter than the one before: it copies what came meanwhile. */
    private static final int PASSES_BESIDE_WRITER = 6;

    /** Of the pages that begin a checkpoint: so few may be copied while the writer waits. */
    private static final int LAST_PART = 64;

    private final SqlConnection sql;
    private final ReentrantLock pen;
    private final StoreLimits limits;
    private final Figures figures;
    private final Consumer<SQLException> onFailure;
    private final Semaphore commits = new Semaphore(0);
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile boolean closed;
    private boolean hasFailed; // the thread's

    /**
     * @param onFailure hears of what the database refuses
     */
    Checkpointer(SqlConnection sql, Setting setting, Consumer<SQLException> onFailure) {
        this.sql = sql;
        this.pen = setting.pen();
        this.limits = setting.limits();
        this.figures = setting.figures();
        this.onFailure = onFailure;
        this.thread = Thread.ofPlatform().name("store-checkpointer").unstarted(this::run);
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void committed() {
        commits.release();
    }

    /** Empties the log and ends the thread. */
    @Override
    public void close() throws SQLException {
        closed = true;
        closing.countDown();
        commits.release();
        Threads.join(thread);
        sql.close();
    }

    private void run() {
        var empty = false;
        while (!closed) {
            restAfterFailure();
            var committed = awaitCommit(empty);
            if (committed) {
                empty = false;
                attempt(this::shorten);
            } else {
                attempt(this::empty);
                empty = true;
            }
        }
        attempt(this::empty);
    }

    /** On a full disk each try would write the same pages again. */
    private void restAfterFailure() {
        try {
            if (hasFailed) {
                var _ = closing.await(limits.idleMs(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    /** Whether there was a commit, within the idle time or, if the log is empty, at all. */
    private boolean awaitCommit(boolean empty) {
        try {
            if (empty) {
                commits.acquire();
            } else if (!commits.tryAcquire(limits.idleMs(), TimeUnit.MILLISECONDS)) {
                return false;
            }
            commits.drainPermits();
            return true;
        } catch (InterruptedException e) {
            closed = true;
            return false;
        }
    }

    /**
     * A pass copies what the log held when it began. The log is written from its start again only
     * if a commit finds all of it copied and nobody reading it, so the last pass keeps the writer
     * out and waits, shortly, for those who read.
     */
    private void shorten() throws SQLException {
        if (checkpoint("NOOP") < limits.checkpointPages()) {
            return;
        }
        figures.checkpoints.incrementAndGet();
        int few = limits.checkpointPages() / LAST_PART;
        for (int pass = 0; pass < PASSES_BESIDE_WRITER && checkpoint("NOOP") > few; pass++) {
            checkpoint("PASSIVE");
        }
        withoutWriter("RESTART");
    }

    private void empty() throws SQLException {
        checkpoint("PASSIVE");
        withoutWriter("TRUNCATE");
    }

    private void withoutWriter(String mode) throws SQLException {
        pen.lock();
        try {
            checkpoint(mode);
        } finally {
            pen.unlock();
        }
    }

    /**
     * How many pages of the log are not yet in the database afterwards; a reader of an older
     * snapshot may hold some up.
     */
    private int checkpoint(String mode) throws SQLException {
        try (var rows = sql.keep("PRAGMA wal_checkpoint(" + mode + ")").executeQuery()) {
            return rows.next() ? rows.getInt(2) - rows.getInt(3) : 0;
        }
    }

    /** A checkpoint that fails has harmed nothing: the log stays, the next one does all of it. */
    private void attempt(Checkpoint checkpoint) {
        try {
            checkpoint.run();
            hasFailed = false;
        } catch (SQLException e) {
            onFailure.accept(e);
            if (!hasFailed) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "The write-ahead log could not be copied into the database; it grows until"
                                + " it can: {0}",
                        e.getMessage());
            }
            hasFailed = true;
        }
    }

    @FunctionalInterface
    private interface Checkpoint {
        void run() throws SQLException;
    }
}

package gantry.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * What the store's path costs above plain JDBC: the same steps (a history row of 600 bytes, a frame
 * of 400 put) in commits of so many, both ways in turn, median of five. Run by hand; arguments: a
 * folder on the disk to measure.
 */
final class StoreBenchmark {
    private static final int STEPS = 40_000;
    private static final int FRAMES = 10_000;
    private static final int ROUNDS = 5;
    private static final Migrations TABLES =
            Migrations.of(
                    "bench",
                    List.of(
                            new Migrations.Script(
                                    1,
                                    "0001_bench.sql",
                                    """
                                    CREATE TABLE history (exec BIGINT, seq BIGINT, events {bytes});
                                    CREATE INDEX history_exec ON history (exec, seq);
                                    CREATE TABLE frames (exec BIGINT PRIMARY KEY, frame {bytes});
                                    """)));
    private static final String HISTORY =
            "INSERT INTO history (exec, seq, events) VALUES (?, ?, ?)";
    private static final String FRAME =
            """
            INSERT INTO frames (exec, frame) VALUES (?, ?)
            ON CONFLICT (exec) DO UPDATE SET frame = excluded.frame\
            """;

    private StoreBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        var root = Files.createTempDirectory(Path.of(arguments[0]), "bench");
        for (var perCommit : new int[] {100, 500}) {
            var plain = new double[ROUNDS];
            var store = new double[ROUNDS];
            for (var round = -1; round < ROUNDS; round++) {
                var name = perCommit + "-" + round;
                var a = plain(root.resolve("plain" + name), perCommit);
                var b = store(root.resolve("store" + name), perCommit);
                if (round >= 0) {
                    plain[round] = a;
                    store[round] = b;
                }
            }
            Arrays.sort(plain);
            Arrays.sort(store);
            System.out.printf(
                    "%d steps a commit: JDBC %,.0f steps/s (%,.0f..%,.0f), store %,.0f"
                            + " (%,.0f..%,.0f)%n",
                    perCommit,
                    plain[ROUNDS / 2],
                    plain[0],
                    plain[ROUNDS - 1],
                    store[ROUNDS / 2],
                    store[0],
                    store[ROUNDS - 1]);
        }
    }

    /** The floor: one thread, one connection with SQLite's own checkpoints every 4,000 pages. */
    private static double plain(Path path, int perCommit) throws SQLException {
        try (var folder = DataFolder.open(path)) {
            open(folder).close();
            var database = new SqliteDatabase(folder, 0);
            var sql = database.openWriter();
            sql.keep("PRAGMA wal_autocheckpoint = 4000").execute();
            var started = System.nanoTime();
            for (var first = 0; first < STEPS; first += perCommit) {
                database.begin(sql);
                write(sql.keep(HISTORY), sql.keep(FRAME), first, perCommit);
                sql.keep(HISTORY).executeBatch();
                sql.keep(FRAME).executeBatch();
                database.commit(sql);
            }
            var rate = perSecond(started);
            sql.close();
            return rate;
        }
    }

    /**
     * One partition, at most two batches on their way, so that one gathers while one is written.
     */
    private static double store(Path path, int perCommit) throws InterruptedException {
        try (var folder = DataFolder.open(path);
                var store = open(folder)) {
            var opened = store.openPartition(1);
            var ahead = new Semaphore(2);
            var started = System.nanoTime();
            for (var first = 0; first < STEPS; first += perCommit) {
                ahead.acquire();
                var number = opened.lastBatchNumber() + 1 + first / perCommit;
                store.commit(new Steps(opened.epoch(), number, first, perCommit), returning(ahead));
            }
            ahead.acquire(2);
            return perSecond(started);
        }
    }

    private static Store open(DataFolder folder) {
        var settings =
                new StoreSettings(
                        TestStore.NOON,
                        System::nanoTime,
                        cause -> {
                            throw cause;
                        });
        return Store.open(folder, List.of(TABLES), settings);
    }

    private static double perSecond(long startedNanos) {
        return STEPS * 1e9 / (System.nanoTime() - startedNanos);
    }

    private static void write(PreparedStatement history, PreparedStatement frame, int first, int n)
            throws SQLException {
        for (var step = first; step < first + n; step++) {
            // Spread over all frames, as an engine writes.
            var exec = step * 7_919L % FRAMES;
            history.setLong(1, exec);
            history.setLong(2, step);
            history.setBytes(3, new byte[600]);
            history.addBatch();
            frame.setLong(1, exec);
            frame.setBytes(2, new byte[400]);
            frame.addBatch();
        }
    }

    private static CommitListener returning(Semaphore ahead) {
        return new CommitListener() {
            @Override
            public void committed() {
                ahead.release();
            }

            @Override
            public void rolledBack(StoreException cause) {
                throw cause;
            }
        };
    }

    private record Steps(long epoch, long number, int first, int steps) implements Batch {
        @Override
        public int partition() {
            return 1;
        }

        @Override
        public long clockMs() {
            return number;
        }

        @Override
        public int rows() {
            return 2 * steps;
        }

        @Override
        public long bytes() {
            return 1_000L * steps;
        }

        @Override
        public void write(BatchConnection connection) throws SQLException {
            StoreBenchmark.write(
                    connection.batched(HISTORY), connection.batched(FRAME), first, steps);
        }
    }
}

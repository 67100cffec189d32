package gantry.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import gantry.store.testing.AnyStore;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** A real store with one table of notes, and small batches to write to it. */
final class TestStore implements AutoCloseable {
    static final Migrations NOTES = Migrations.of("notes", TestStore.class, "0001_notes.sql");
    static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-01-01T12:00:00Z"));

    private static final String INSERT =
            "INSERT INTO notes (partition_id, batch_no, note) VALUES (?, ?, ?)";
    private static final String ALL = "SELECT partition_id, batch_no, note FROM notes ORDER BY id";

    final DataFolder folder;
    final Store store;
    final List<StoreException> fatal = new ArrayList<>();

    private TestStore(Path path, StoreLimits limits) {
        folder = DataFolder.open(path);
        try {
            var settings = new StoreSettings(NOON, System::nanoTime, fatal::add, limits);
            store = AnyStore.open(folder, List.of(NOTES), settings);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    static TestStore open(Path path) {
        return new TestStore(path, StoreLimits.DEFAULT);
    }

    static TestStore open(Path path, StoreLimits limits) {
        return new TestStore(path, limits);
    }

    /** What became of a batch: "committed", or the problem. */
    CompletableFuture<String> commit(Batch batch) {
        return commit(store, batch);
    }

    static CompletableFuture<String> commit(Store store, Batch batch) {
        var outcome = new CompletableFuture<String>();
        store.commit(
                batch,
                new CommitListener() {
                    @Override
                    public void committed() {
                        outcome.complete("committed");
                    }

                    @Override
                    public void rolledBack(StoreException cause) {
                        outcome.complete(cause.problem().name());
                    }
                });
        return outcome;
    }

    /** A note by a unit. */
    static Unit<String> noteUnit(String text) {
        return sql -> {
            bind(sql.statement(INSERT), 0, 0, text.getBytes(UTF_8)).executeUpdate();
            return text;
        };
    }

    /** All notes in the order in which they were written: "partition/number text". */
    List<String> notes() {
        return store.read(TestStore::notes);
    }

    static List<String> notes(SqlConnection sql) throws SQLException {
        var notes = new ArrayList<String>();
        try (var rows = sql.statement(ALL).executeQuery()) {
            while (rows.next()) {
                var text = new String(rows.getBytes(3), UTF_8);
                notes.add(rows.getInt(1) + "/" + rows.getLong(2) + " " + text);
            }
        }
        return notes;
    }

    /** Keeps the writer busy in a transaction of its own, so that what comes gathers into one. */
    Runnable holdWriter() {
        var held = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var thread =
                Thread.ofVirtual()
                        .start(
                                () ->
                                        store.write(
                                                _ -> {
                                                    held.countDown();
                                                    awaitQuietly(release);
                                                    return "held";
                                                }));
        awaitQuietly(held);
        return () -> {
            release.countDown();
            Threads.join(thread);
        };
    }

    /** A batch of one note. */
    static Batch batch(OpenedPartition opened, long offset, String text) {
        return batch(opened, offset, text.getBytes(UTF_8));
    }

    static Batch batch(OpenedPartition opened, long offset, byte[]... notes) {
        var number = opened.lastBatchNumber() + offset;
        return new TestBatch(
                opened.partition(),
                opened.epoch(),
                number,
                connection -> {
                    for (var note : notes) {
                        bind(connection.batched(INSERT), opened.partition(), number, note)
                                .addBatch();
                    }
                },
                notes.length);
    }

    /** A batch that writes a note and then throws. */
    static Batch failing(OpenedPartition opened, long offset) {
        var number = opened.lastBatchNumber() + offset;
        return new TestBatch(
                opened.partition(),
                opened.epoch(),
                number,
                connection -> {
                    bind(connection.statement(INSERT), opened.partition(), number, new byte[1])
                            .executeUpdate();
                    throw new IllegalStateException("broken batch");
                },
                1);
    }

    private static PreparedStatement bind(
            PreparedStatement insert, int partition, long number, byte[] note) throws SQLException {
        insert.setInt(1, partition);
        insert.setLong(2, number);
        insert.setBytes(3, note);
        return insert;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try (folder) {
            store.close();
        }
    }

    private interface Writing {
        void write(BatchConnection connection) throws SQLException;
    }

    private record TestBatch(int partition, long epoch, long number, Writing writing, int rows)
            implements Batch {
        @Override
        public long clockMs() {
            return 1_000 + number;
        }

        @Override
        public long bytes() {
            return 1_000L * rows;
        }

        @Override
        public void write(BatchConnection connection) throws SQLException {
            writing.write(connection);
        }
    }
}

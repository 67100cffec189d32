package gantry.store;

import static gantry.store.TestStore.batch;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.store.testing.Limits;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

class LogLengthTest {
    private static final byte[] NOTE = new byte[6_000];
    private static final int BATCHES = 6_000;
    private static final int ALWAYS_WAITING = 3;
    private static final StoreLimits SHORT_LOG = Limits.checkpointPages(100);
    private static final long WRITTEN = (long) BATCHES * NOTE.length;

    /** Of a table of the store, so that it takes a snapshot. */
    private static final String SLOW_READ =
            "WITH RECURSIVE n(i) AS (SELECT count(*) FROM notes WHERE id < 9 UNION ALL"
                    + " SELECT i + 1 FROM n WHERE i < 2000) SELECT count(*) FROM n";

    @TempDir Path path;

    @Test
    void the_log_begins_anew_though_commits_never_pause() throws IOException {
        try (var test = TestStore.open(path, SHORT_LOG)) {
            commitAll(test);
            assertThat(logBytes()).isLessThan(WRITTEN);
        }
    }

    /** Each is short, but some snapshot is open at any time. */
    @Test
    void it_begins_anew_though_reads_never_pause() throws IOException {
        try (var test = TestStore.open(path, SHORT_LOG)) {
            var isOver = new AtomicBoolean();
            var readers = new ArrayList<Thread>();
            for (var i = 0; i < SHORT_LOG.readers(); i++) {
                readers.add(Thread.ofPlatform().start(() -> readUntil(isOver, test.store)));
            }
            commitAll(test);
            isOver.set(true);
            readers.forEach(Threads::join);
            assertThat(logBytes()).isLessThan(WRITTEN);
        }
    }

    private static void commitAll(TestStore test) {
        var opened = test.store.openPartition(3);
        var waiting = new ArrayDeque<CompletableFuture<String>>();
        for (var number = 1; number <= BATCHES; number++) {
            waiting.add(test.commit(batch(opened, number, NOTE)));
            if (waiting.size() > ALWAYS_WAITING) {
                assertThat(waiting.remove().join()).isEqualTo("committed");
            }
        }
    }

    private static void readUntil(AtomicBoolean isOver, Store store) {
        while (!isOver.get()) {
            store.read(
                    sql -> {
                        try (var rows = sql.statement(SLOW_READ).executeQuery()) {
                            return rows.next();
                        }
                    });
        }
    }

    /** The file is as long as the log ever was: without a new beginning, all that was written. */
    private long logBytes() throws IOException {
        return Files.size(path.resolve("gantry.db-wal"));
    }
}

package gantry.store;

import static gantry.store.TestStore.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;

class LogLengthTest {
    private static final byte[] NOTE = new byte[6_000];
    private static final int BATCHES = 6_000;
    private static final int ALWAYS_WAITING = 3;
    private static final int CHECKPOINT_PAGES = 100;

    @TempDir Path path;

    @Test
    void the_log_begins_anew_though_commits_never_pause() throws IOException {
        try (var test = TestStore.open(path, limits())) {
            var opened = test.store.openPartition(3);
            var waiting = new ArrayDeque<CompletableFuture<String>>();
            for (var number = 1; number <= BATCHES; number++) {
                waiting.add(test.commit(batch(opened, number, NOTE)));
                if (waiting.size() > ALWAYS_WAITING) {
                    assertThat(waiting.remove().join()).isEqualTo("committed");
                }
            }
            // The file is as long as the log ever was: without a new beginning, all that was
            // written.
            assertThat(Files.size(path.resolve("gantry.db-wal")))
                    .isLessThan((long) BATCHES * NOTE.length / 4);
        }
    }

    private static StoreLimits limits() {
        var all = StoreLimits.DEFAULT;
        return new StoreLimits(
                all.partitions(),
                all.readers(),
                all.queuedReads(),
                all.queuedWrites(),
                all.queuedBytes(),
                all.transactionRows(),
                all.transactionBytes(),
                CHECKPOINT_PAGES,
                all.idleMs(),
                all.databaseBytes());
    }
}

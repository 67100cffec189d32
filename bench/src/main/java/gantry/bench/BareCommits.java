package gantry.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What the store alone does, in this process, on a folder of its own that goes with it. */
final class BareCommits implements AutoCloseable {
    private static final int EXECUTIONS_A_BATCH = 4;

    private final Path folder;
    private final BareStore store;

    private BareCommits(Path folder) {
        this.folder = folder;
        this.store = BareStore.open(folder, System.currentTimeMillis());
    }

    static BareCommits open() throws IOException {
        return new BareCommits(Files.createTempDirectory("gantry-bench-store"));
    }

    /** Executions a second, a batch of each partition in hand at any time. */
    double executionsPerSecond(Duration duration) {
        long begin = System.nanoTime();
        long end = begin + duration.toNanos();
        int count = 0;
        for (; System.nanoTime() < end; count += store.partitionCount() * EXECUTIONS_A_BATCH) {
            List<CompletableFuture<Void>> commits = new ArrayList<>();
            for (int partition = 0; partition < store.partitionCount(); partition++) {
                commits.add(store.commit(partition, EXECUTIONS_A_BATCH));
            }
            commits.forEach(CompletableFuture::join);
        }
        return count / ((System.nanoTime() - begin) / 1e9);
    }

    /** The median of commits of one execution, one after the other, in ms. */
    double commitMillis(Duration duration) {
        long begin = System.nanoTime();
        long end = begin + duration.toNanos();
        long[] nanos = new long[1024];
        int count = 0;
        for (long now = begin; now < end; ) {
            store.commit(count % store.partitionCount(), 1).join();
            long after = System.nanoTime();
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * count);
            }
            nanos[count++] = after - now;
            now = after;
        }
        return ClosedLoop.Result.of(duration.toNanos() / 1e9, Arrays.copyOf(nanos, count))
                .p50Millis();
    }

    @Override
    public void close() {
        store.close();
        StartedServer.delete(folder);
    }
}

package gantry.bench;

import java.nio.file.Path;

/** Fills a store with executions that have ended, through the store's own door. */
final class ClosedExecutions {
    private static final int A_BATCH = 2_000;
    private static final long AGE_MS = 86_400_000L;

    private ClosedExecutions() {}

    static void seed(Path data, int count) {
        try (BareStore store = BareStore.open(data, System.currentTimeMillis() - AGE_MS)) {
            for (int done = 0, no = 0; done < count; done += A_BATCH, no++) {
                store.commit(no % store.partitionCount(), Math.min(A_BATCH, count - done)).join();
            }
        }
    }
}

package gantry.store;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A store on PostgreSQL with the table of notes, and what it would have ended the process for. */
final class PostgresStore implements AutoCloseable {
    private final LinkedBlockingQueue<StoreException> fatal = new LinkedBlockingQueue<>();
    final Store store;

    PostgresStore(String url) {
        store =
                Store.open(
                        PostgresAddress.parse(url),
                        List.of(TestStore.NOTES),
                        new StoreSettings(TestStore.NOON, System::nanoTime, fatal::add));
    }

    List<StoreException> fatal() {
        return List.copyOf(fatal);
    }

    StoreException awaitFatal() {
        try {
            var cause = fatal.poll(30, TimeUnit.SECONDS);
            if (cause == null) {
                throw new AssertionError("Nothing was noticed");
            }
            return cause;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    CompletableFuture<String> commit(Batch batch) {
        return TestStore.commit(store, batch);
    }

    /** As an engine opens it: again, as long as it is told to. */
    OpenedPartition openPartition(int partition) {
        while (true) {
            try {
                return store.openPartition(partition);
            } catch (StoreException e) {
                if (!e.isRetryable()) {
                    throw e;
                }
                Thread.onSpinWait();
            }
        }
    }

    List<String> notes() {
        return store.read(TestStore::notes);
    }

    /** Keeps the writer busy, so that what comes gathers into one transaction. */
    Runnable hold() {
        var held = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var holding =
                CompletableFuture.supplyAsync(
                        () ->
                                store.write(
                                        _ -> {
                                            held.countDown();
                                            await(release);
                                            return "held";
                                        }));
        await(held);
        return () -> {
            release.countDown();
            holding.join();
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        store.close();
    }
}

package gantry.store;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Notices that another process has taken over the database although nothing is written here: who
 * only answers from what it knows would never hear of it.
 */
final class OwnerWatch implements Housekeeping {
    private static final long EVERY_MS = 1_000;

    private final Store store;
    private final Ownership ownership;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    OwnerWatch(Store store, Ownership ownership) {
        this.store = store;
        this.ownership = ownership;
        this.thread = Thread.ofPlatform().name("store-owner-watch").unstarted(this::run);
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void committed() {}

    @Override
    public void close() {
        closed.countDown();
        Threads.join(thread);
    }

    private void run() {
        try {
            while (!closed.await(EVERY_MS, TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            if (!store.read(ownership::isOurs)) {
                // Any transaction meets the fence, and the writer says what follows.
                store.write(_ -> "nothing");
            }
        } catch (StoreException e) {
            return; // Unreachable, full or closed: the next look tells.
        }
    }
}

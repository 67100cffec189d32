package gantry.server;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CountDownLatch;

/**
 * The server's own URL, for parts that start before it listens: who asks too early waits. Safe for
 * any thread.
 */
final class OwnAddress {
    private final CountDownLatch known = new CountDownLatch(1);
    private volatile @Nullable String url;

    void is(String found) {
        url = found;
        known.countDown();
    }

    /** It will never listen. */
    void unknown() {
        known.countDown();
    }

    String await() {
        try {
            known.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        String found = url;
        if (found == null) {
            throw new IllegalStateException("The server does not listen");
        }
        return found;
    }
}

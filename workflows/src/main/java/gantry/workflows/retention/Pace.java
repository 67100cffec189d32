package gantry.workflows.retention;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * Lets others go first: rests as long as the last piece of work took, and longer while commits
 * queue, but never for good, since what is never removed grows. Confined to one thread, but for
 * {@link #close}.
 */
final class Pace {
    /** More wait than one commit takes up by the way. */
    private static final int MANY_QUEUED = 16;

    private static final long STEP_MS = 20;

    /** After this it is its turn even so. */
    private static final long LONGEST_MS = 1_000;

    private static final long LONGEST_REST_MS = 100;
    private static final long NANOS_PER_MS = 1_000_000;

    private final IntSupplier queued;
    private final LongSupplier nanoTime;
    private final CountDownLatch closing = new CountDownLatch(1);
    private long begunNanos;
    private boolean isAtWork;

    /**
     * @param queued how many batches and units wait for the store's writer
     */
    Pace(IntSupplier queued, LongSupplier nanoTime) {
        this.queued = queued;
        this.nanoTime = nanoTime;
    }

    /** Waits until the next piece may begin; false if none shall. */
    boolean next() throws InterruptedException {
        if (isAtWork && pause(Math.min(workedMs(), LONGEST_REST_MS))) {
            return false;
        }
        for (long waited = 0; queued.getAsInt() > MANY_QUEUED && waited < LONGEST_MS; ) {
            if (pause(STEP_MS)) {
                return false;
            }
            waited += STEP_MS;
        }
        isAtWork = true;
        begunNanos = nanoTime.getAsLong();
        return !isClosing();
    }

    private long workedMs() {
        return (nanoTime.getAsLong() - begunNanos) / NANOS_PER_MS;
    }

    /** True once it is to end. */
    boolean pause(long ms) throws InterruptedException {
        return closing.await(ms, TimeUnit.MILLISECONDS);
    }

    boolean isClosing() {
        return closing.getCount() == 0;
    }

    void close() {
        closing.countDown();
    }
}

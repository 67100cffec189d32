package gantry.workflows.watch;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One watcher's ear. Open it, then read, then wait, then read again: what is committed after a read
 * ends the wait that follows it.
 */
public final class Watch implements AutoCloseable {
    /** Holds one: that it was woken twice is nothing more to know. */
    private final BlockingQueue<Watch> woken = new ArrayBlockingQueue<>(1);

    private final Watches watches;
    final Subject subject;

    Watch(Watches watches, Subject subject) {
        this.watches = watches;
        this.subject = subject;
    }

    /**
     * Waits until it is woken, at most so long; returns at once if that happened since the last
     * return.
     *
     * @return whether it was woken
     */
    public boolean await(Duration atMost) throws InterruptedException {
        return woken.poll(atMost.toNanos(), TimeUnit.NANOSECONDS) != null;
    }

    /** Ends the wait, or the next one; never waits itself. */
    public void wake() {
        boolean _ = woken.offer(this);
    }

    /** Hears nothing more; the second time does nothing. */
    @Override
    public void close() {
        watches.remove(this);
    }
}

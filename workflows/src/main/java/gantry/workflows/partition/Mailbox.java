package gantry.workflows.partition;

import gantry.operations.ByteRoom;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The way to a worker. Outcomes, deadlines and stops always enter, since what is open bounds them;
 * new starts only while few wait. Posting is safe for any thread, taking is the worker's.
 */
final class Mailbox {
    /** Starts that may wait; at 10,000 starts a second they wait a second. */
    static final int MAX_STARTS = 10_000;

    /** Their inputs, in bytes of UTF-8. */
    static final long MAX_START_BYTES = 64L << 20;

    private final LinkedBlockingQueue<Mail> queue = new LinkedBlockingQueue<>();
    private final AtomicInteger starts = new AtomicInteger();
    private final ByteRoom startBytes = new ByteRoom(MAX_START_BYTES);

    void post(Mail mail) {
        queue.add(mail);
    }

    /** Posts a start of so many bytes; false if too much waits already. */
    boolean tryPostStart(int partition, Command start, int bytes) {
        if (starts.incrementAndGet() > MAX_STARTS || !startBytes.tryHold(bytes)) {
            starts.decrementAndGet();
            return false;
        }
        queue.add(new Mail.Order(partition, start));
        return true;
    }

    /** A start waits no longer. */
    void startTaken(int bytes) {
        starts.decrementAndGet();
        startBytes.release(bytes);
    }

    int size() {
        return queue.size();
    }

    int waitingStarts() {
        return starts.get();
    }

    long waitingStartBytes() {
        return startBytes.held();
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /** Takes what is there, after waiting for the first at most this long. */
    void take(List<Mail> into, long waitMs, int limit) throws InterruptedException {
        @Nullable Mail first =
                waitMs <= 0 ? queue.poll() : queue.poll(waitMs, TimeUnit.MILLISECONDS);
        if (first != null) {
            into.add(first);
            queue.drainTo(into, limit - 1);
        }
    }
}

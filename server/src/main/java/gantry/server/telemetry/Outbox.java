package gantry.server.telemetry;

import gantry.workflows.tracing.SpanReceiver.Delivery;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Things on their way to the receiver, in memory and bounded. What it does not answer to waits;
 * what comes when too much waits is dropped, counted, and told once until something leaves again.
 * Safe for any thread; one of its own sends.
 */
final class Outbox<T> {
    private static final System.Logger LOG = System.getLogger(Outbox.class.getName());

    /** Ours: sent together; the default of OpenTelemetry's batch processors. */
    private static final int AT_ONCE = 512;

    private static final long FIRST_PAUSE_MS = 500;
    private static final long LONGEST_PAUSE_MS = 30_000;

    private final String what;
    private final long maxWeight;
    private final Function<List<T>, Delivery> send;
    private final LinkedBlockingQueue<Item<T>> waiting;
    private final AtomicLong weight = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicBoolean isDropping = new AtomicBoolean();
    private final Semaphore news = new Semaphore(0);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    private record Item<T>(T content, int weight) {}

    /**
     * An empty one.
     *
     * @param what is in it, for the log
     * @param maxWeight bytes, about
     * @param send waits for the answer
     */
    Outbox(String what, int maxItems, long maxWeight, Function<List<T>, Delivery> send) {
        this.what = what;
        this.maxWeight = maxWeight;
        this.send = send;
        waiting = new LinkedBlockingQueue<>(maxItems);
        thread = Thread.ofVirtual().name("outbox of " + what).start(this::run);
    }

    void offer(T content, int bytes) {
        if (weight.addAndGet(bytes) > maxWeight || !waiting.offer(new Item<>(content, bytes))) {
            weight.addAndGet(-bytes);
            drop(1);
        } else {
            wake();
        }
    }

    /** What is offered before it wakes is seen by the turn that takes the permit. */
    private void wake() {
        if (news.availablePermits() == 0) {
            news.release();
        }
    }

    long dropped() {
        return dropped.get();
    }

    private void drop(long count) {
        dropped.addAndGet(count);
        if (!isDropping.getAndSet(true)) {
            LOG.log(
                    Level.WARNING,
                    "OpenTelemetry's receiver takes too little: "
                            + what
                            + " are dropped and counted in gantry_telemetry_dropped_total");
        }
    }

    private void run() {
        try {
            do {
                news.acquire();
                news.drainPermits();
                sendAll();
            } while (!isClosing() || !waiting.isEmpty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendAll() throws InterruptedException {
        var batch = new ArrayList<Item<T>>();
        while (waiting.drainTo(batch, AT_ONCE) > 0) {
            send(batch);
            batch.clear();
        }
    }

    private void send(List<Item<T>> batch) throws InterruptedException {
        var contents = batch.stream().map(Item::content).toList();
        long pauseMs = FIRST_PAUSE_MS;
        Delivery delivery = send.apply(contents);
        while (delivery == Delivery.LATER && !isClosing()) {
            closing.await(pauseMs, TimeUnit.MILLISECONDS);
            pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
            delivery = send.apply(contents);
        }
        batch.forEach(item -> weight.addAndGet(-item.weight()));
        if (delivery == Delivery.TAKEN) {
            isDropping.set(false);
        } else {
            drop(batch.size());
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    /** Gives what waits one chance more; returns at once. */
    void stop() {
        closing.countDown();
        news.release();
    }

    /** Whether that chance is over; what is left after so long is not sent. */
    boolean join(Duration atMost) throws InterruptedException {
        boolean ended = thread.join(atMost);
        if (!ended) {
            thread.interrupt();
        }
        return ended;
    }
}

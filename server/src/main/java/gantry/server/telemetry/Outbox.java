package gantry.server.telemetry;

import gantry.workflows.tracing.SpanReceiver.Delivery;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Things on their way to the receiver, in memory and bounded. What it does not answer to waits;
 * what comes when too much waits is dropped, counted, and told once until something leaves again.
 * Safe for any thread; one of its own sends.
 */
final class Outbox<T> implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Outbox.class.getName());

    /** Ours: sent together; the default of OpenTelemetry's batch processors. */
    private static final int AT_ONCE = 512;

    private static final long FIRST_PAUSE_MS = 500;
    private static final long LONGEST_PAUSE_MS = 30_000;
    private static final long CLOSE_MS = 2_000;

    private final String what;
    private final long maxWeight;
    private final Function<List<T>, Delivery> send;
    private final LinkedBlockingQueue<Item<T>> waiting;
    private final AtomicLong weight = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicBoolean isDropping = new AtomicBoolean();
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
            while (!isClosing() || !waiting.isEmpty()) {
                Item<T> first = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    var batch = new ArrayList<Item<T>>();
                    batch.add(first);
                    waiting.drainTo(batch, AT_ONCE - 1);
                    send(batch);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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

    /** Gives what waits one chance more. */
    @Override
    public void close() {
        closing.countDown();
        try {
            if (!thread.join(Duration.ofMillis(CLOSE_MS))) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

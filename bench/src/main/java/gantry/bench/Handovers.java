package gantry.bench;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How long it takes from sending a task's success to the arrival of the execution's next task at
 * its worker. Safe for any thread.
 */
final class Handovers {
    /** More than are open at once: an execution's place is its number in this circle. */
    private static final int PLACES = 1 << 16;

    private static final int KEPT = 1 << 20;

    private final AtomicLongArray sent = new AtomicLongArray(PLACES * ActivityLoad.TASKS);
    private final long[] nanos = new long[KEPT];
    private final AtomicInteger count = new AtomicInteger();

    void sent(long execution, int task) {
        sent.set(place(execution, task), System.nanoTime());
    }

    void arrived(long execution, int after) {
        long began = sent.get(place(execution, after));
        int at = count.getAndIncrement();
        if (at < KEPT) {
            nanos[at] = System.nanoTime() - began;
        }
    }

    void begin() {
        count.set(0);
    }

    long[] taken() {
        return Arrays.copyOf(nanos, Math.min(KEPT, count.get()));
    }

    private static int place(long execution, int task) {
        return (int) (execution % PLACES) * ActivityLoad.TASKS + task;
    }
}

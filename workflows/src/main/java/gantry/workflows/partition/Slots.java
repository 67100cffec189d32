package gantry.workflows.partition;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** How many of something may be under way at once, over all partitions. Safe for any thread. */
public final class Slots {
    private final AtomicInteger free;
    private final int total;
    private final Queue<Waiter> waiting = new ConcurrentLinkedQueue<>();
    private volatile boolean isClosed;

    /** Who waits for one. */
    @FunctionalInterface
    public interface Waiter {
        /** One may be free; false from who waits no longer, so that the next is told instead. */
        boolean wake();
    }

    public Slots(int total) {
        this.total = total;
        this.free = new AtomicInteger(total);
    }

    /** Takes one, unless none is free or nothing new may begin. */
    public boolean tryTake() {
        while (!isClosed) {
            int left = free.get();
            if (left == 0) {
                return false;
            }
            if (free.compareAndSet(left, left - 1)) {
                return true;
            }
        }
        return false;
    }

    public void release() {
        free.incrementAndGet();
        wakeOne();
    }

    /** Calls back once when one is free; at once if one became free meanwhile. */
    public void whenFree(Waiter waiter) {
        waiting.add(waiter);
        passOn();
    }

    /** Wakes the next if a slot is free: whoever was woken for it may not have needed it. */
    public void passOn() {
        if (free.get() > 0) {
            wakeOne();
        }
    }

    /** From now on nothing new begins. */
    public void close() {
        isClosed = true;
    }

    /** How many could be taken now. */
    public int free() {
        return isClosed ? 0 : free.get();
    }

    /** How many there are. */
    public int total() {
        return total;
    }

    /** How many are taken. */
    public int taken() {
        return total - free.get();
    }

    private void wakeOne() {
        if (isClosed) {
            return;
        }
        Waiter next = waiting.poll();
        while (next != null && !next.wake()) {
            next = waiting.poll();
        }
    }
}

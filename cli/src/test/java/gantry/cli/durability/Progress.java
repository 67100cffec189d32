package gantry.cli.durability;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts what the server answered, so that a kill can hit the middle of the work. Thread-safe. */
final class Progress {
    /** Only a load that hangs reaches it. */
    private static final long WATCHDOG_SECONDS = 120;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private long count;

    void tick() {
        lock.lock();
        try {
            count++;
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns once so many more answers have come. */
    void awaitMore(int answers) throws InterruptedException {
        lock.lock();
        try {
            long target = count + answers;
            long left = TimeUnit.SECONDS.toNanos(WATCHDOG_SECONDS);
            while (count < target) {
                if (left <= 0) {
                    throw new AssertionError("The load stands still at answer " + count);
                }
                left = more.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}

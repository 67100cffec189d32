package gantry.cli.durability;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Whether the server is there; clients wait here instead of knocking on a closed door. */
final class Outages {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean isDown;

    void begin() {
        set(true);
    }

    void end() {
        set(false);
    }

    void awaitEnd() throws InterruptedException {
        lock.lock();
        try {
            while (isDown) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private void set(boolean down) {
        lock.lock();
        try {
            isDown = down;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}

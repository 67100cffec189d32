package gantry.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What waits for the writer, first come first served, bounded by count and bytes. Safe. */
final class WriteQueue {
    private final ArrayDeque<Entry> waiting = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final StoreLimits limits;
    private long bytes;
    private boolean closed;

    WriteQueue(StoreLimits limits) {
        this.limits = limits;
    }

    /** Waits for room; false once the queue is closed. */
    boolean put(Entry entry) {
        lock.lock();
        try {
            while (!closed && !hasRoom(entry)) {
                changed.awaitUninterruptibly();
            }
            return !closed && add(entry);
        } finally {
            lock.unlock();
        }
    }

    /** False if there is no room now, or the queue is closed. */
    boolean offer(Entry entry) {
        lock.lock();
        try {
            return !closed && hasRoom(entry) && add(entry);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for the first, then takes what one transaction holds; nothing once closed and empty.
     */
    List<Entry> take() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.awaitUninterruptibly();
            }
            var group = new ArrayList<Entry>();
            var rows = 0L;
            var groupBytes = 0L;
            while (!waiting.isEmpty()
                    && rows < limits.transactionRows()
                    && groupBytes < limits.transactionBytes()) {
                var entry = waiting.remove();
                group.add(entry);
                rows += entry.rows();
                groupBytes += entry.bytes();
            }
            bytes -= groupBytes;
            changed.signalAll();
            return group;
        } finally {
            lock.unlock();
        }
    }

    /** Lets nothing more in; what waits is still taken. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /** A single entry above the bytes enters an empty queue, else it never could. */
    private boolean hasRoom(Entry entry) {
        return waiting.isEmpty()
                || (waiting.size() < limits.queuedWrites()
                        && bytes + entry.bytes() <= limits.queuedBytes());
    }

    private boolean add(Entry entry) {
        waiting.add(entry);
        bytes += entry.bytes();
        changed.signalAll();
        return true;
    }
}

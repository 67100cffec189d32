package gantry.workflows.definitions;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Rows that this node has read and not changed since, so that a hot path need not ask the store.
 * Changes made here are seen at once: each takes what is known of the changed away, and what was
 * being read meanwhile is not kept.
 *
 * <p>Safe for any thread; nothing is read under the lock.
 */
final class Known<K, V> {
    /** Ours: what was used last is kept. */
    private static final int KEPT = 10_000;

    private final ReentrantLock lock = new ReentrantLock();

    /** The least recently used first. */
    private final LinkedHashMap<K, V> kept =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                    return size() > KEPT;
                }
            };

    private long changes;

    /** What is known, or else what {@code read} finds. */
    V get(K key, Supplier<V> read) {
        long before;
        lock.lock();
        try {
            V known = kept.get(key);
            if (known != null) {
                return known;
            }
            before = changes;
        } finally {
            lock.unlock();
        }
        V found = read.get();
        keep(key, found, before);
        return found;
    }

    private void keep(K key, V found, long unlessChangedSince) {
        lock.lock();
        try {
            if (changes == unlessChangedSince) {
                kept.put(key, found);
            }
        } finally {
            lock.unlock();
        }
    }

    /** A change of this one is on disk. */
    void changed(K key) {
        lock.lock();
        try {
            changes++;
            kept.remove(key);
        } finally {
            lock.unlock();
        }
    }

    /** A change of these is on disk. */
    void changedAll(Predicate<K> which) {
        lock.lock();
        try {
            changes++;
            kept.keySet().removeIf(which);
        } finally {
            lock.unlock();
        }
    }
}

package gantry.workflows.definitions;

import gantry.workflows.arn.StateMachineArn;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * What this node knows of machines, versions and aliases that start executions, so that a start
 * need not ask the store. Changes made here are seen at once: each takes what is known of the
 * machine away, and what was being read meanwhile is not kept.
 *
 * <p>Safe for any thread; nothing is read under the lock.
 */
final class CurrentRevisions {
    /** Ours: machines whose current revision is kept, those used last. */
    private static final int KEPT = 10_000;

    private final ReentrantLock lock = new ReentrantLock();

    /** The least recently used first. */
    private final LinkedHashMap<StateMachineArn, StartableMachine> kept =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(
                        Map.Entry<StateMachineArn, StartableMachine> eldest) {
                    return size() > KEPT;
                }
            };

    private long changes;

    /** What is known, or else what {@code read} finds. */
    StartableMachine get(StateMachineArn arn, Supplier<StartableMachine> read) {
        long before;
        lock.lock();
        try {
            StartableMachine known = kept.get(arn);
            if (known != null) {
                return known;
            }
            before = changes;
        } finally {
            lock.unlock();
        }
        StartableMachine found = read.get();
        keep(arn, found, before);
        return found;
    }

    private void keep(StateMachineArn arn, StartableMachine found, long unlessChangedSince) {
        lock.lock();
        try {
            if (changes == unlessChangedSince) {
                kept.put(arn, found);
            }
        } finally {
            lock.unlock();
        }
    }

    /** A change of the machine, its versions or its aliases is on disk. */
    void changed(StateMachineArn arn) {
        lock.lock();
        try {
            changes++;
            kept.keySet().removeIf(key -> key.isOf(arn));
        } finally {
            lock.unlock();
        }
    }
}

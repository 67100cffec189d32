package gantry.operations;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tells a running call that nobody waits for its answer any more: the client is gone, the state was
 * stopped, the server shuts down. Goes from not cancelled to cancelled once.
 *
 * <p>Safe for any thread. Callbacks run on the thread that cancels, which may be an event loop:
 * they only wake somebody up.
 */
public final class Cancellation {
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Set<Registration> registrations; // made by the first who waits
    private volatile boolean cancelled;

    /** One that nobody will ever cancel. */
    public static Cancellation none() {
        return new Cancellation();
    }

    public boolean isCancelled() {
        return cancelled;
    }

    /** Runs what is registered, in the order of registration; the second time does nothing. */
    public void cancel() {
        List<Registration> due;
        lock.lock();
        try {
            if (cancelled) {
                return;
            }
            cancelled = true;
            due = registrations == null ? List.of() : List.copyOf(registrations);
            registrations = null;
        } finally {
            lock.unlock();
        }
        run(due);
    }

    /** All of them, even if one fails: the first failure is thrown at the end. */
    private static void run(List<Registration> due) {
        RuntimeException failure = null;
        for (Registration registration : due) {
            try {
                registration.callback.run();
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /**
     * Runs {@code callback} once when cancelled; at once, on this thread, if that was before. Close
     * the registration when the wait is over.
     */
    public Registration onCancel(Runnable callback) {
        var registration = new Registration(callback);
        lock.lock();
        try {
            if (!cancelled) {
                if (registrations == null) {
                    registrations = new LinkedHashSet<>();
                }
                registrations.add(registration);
                return registration;
            }
        } finally {
            lock.unlock();
        }
        callback.run();
        return registration;
    }

    /** A callback that waits for the cancellation; closing forgets it. */
    public final class Registration implements AutoCloseable {
        private final Runnable callback;

        private Registration(Runnable callback) {
            this.callback = callback;
        }

        @Override
        public void close() {
            lock.lock();
            try {
                if (registrations != null) {
                    registrations.remove(this);
                }
            } finally {
                lock.unlock();
            }
        }
    }
}

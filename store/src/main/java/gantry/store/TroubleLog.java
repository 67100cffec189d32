package gantry.store;

import gantry.store.StoreException.Problem;

import java.lang.System.Logger.Level;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Tells the operator what the database refuses: when it begins, once a minute while it lasts, and
 * when it is over. Who called hears of each failure; the log would drown in them. Safe for any
 * thread.
 */
final class TroubleLog {
    private static final System.Logger LOG = System.getLogger(TroubleLog.class.getName());

    private static final long AGAIN_AFTER_NANOS = TimeUnit.MINUTES.toNanos(1);

    /** On a full disk small transactions still succeed: only some quiet means that it is over. */
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();

    /** What was met before the start had succeeded; one that fails tells it itself. */
    private final Map<Problem, StoreException> metByStart = new EnumMap<>(Problem.class);

    private boolean isStarted;
    private volatile boolean isUnwritable;
    private long refusedNanos;
    private long unwritableToldNanos;
    private boolean isDamaged;
    private long damageToldNanos;

    TroubleLog(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** The start has succeeded: what it met did not end it, and has yet to be told. */
    void started() {
        lock.lock();
        try {
            isStarted = true;
        } finally {
            lock.unlock();
        }
        metByStart.values().forEach(this::met);
    }

    /** The database has failed so. */
    void met(StoreException failure) {
        if (failure.problem() != Problem.UNREACHABLE && isKeptForLater(failure)) {
            return;
        }
        switch (failure.problem()) {
            case FULL, READ_ONLY ->
                    refused(
                            failure,
                            "Until then calls that write are refused; Gantry goes on by itself.");
            case UNREACHABLE ->
                    refused(failure, "Meanwhile calls are refused; Gantry goes on by itself.");
            case DAMAGED -> damaged(failure);
            default -> {
                return; // its caller logs what is a defect
            }
        }
    }

    private boolean isKeptForLater(StoreException failure) {
        lock.lock();
        try {
            if (!isStarted) {
                metByStart.putIfAbsent(failure.problem(), failure);
            }
            return !isStarted;
        } finally {
            lock.unlock();
        }
    }

    /** A transaction is on disk. */
    void committed() {
        if (!isUnwritable) {
            return;
        }
        lock.lock();
        try {
            if (isUnwritable && nanoTime.getAsLong() - refusedNanos > QUIET_NANOS) {
                isUnwritable = false;
                LOG.log(Level.INFO, "The database can be written again");
            }
        } finally {
            lock.unlock();
        }
    }

    private void refused(StoreException failure, String consequence) {
        lock.lock();
        try {
            long now = nanoTime.getAsLong();
            refusedNanos = now;
            if (!isUnwritable || now - unwritableToldNanos > AGAIN_AFTER_NANOS) {
                unwritableToldNanos = now;
                LOG.log(Level.WARNING, "{0} {1}", failure.getMessage(), consequence);
            }
            isUnwritable = true;
        } finally {
            lock.unlock();
        }
    }

    private void damaged(StoreException failure) {
        lock.lock();
        try {
            long now = nanoTime.getAsLong();
            if (!isDamaged || now - damageToldNanos > AGAIN_AFTER_NANOS) {
                damageToldNanos = now;
                LOG.log(
                        Level.ERROR,
                        "{0} Until then calls that need the damaged part fail.",
                        failure.getMessage());
            }
            isDamaged = true;
        } finally {
            lock.unlock();
        }
    }
}

package gantry.workflows.activities;

import gantry.workflows.engine.ActivityTask;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One GetActivityTask call that waits. Claimed by whoever has a task for it, served once that is
 * committed; gone when its caller is. Safe for any thread; {@link #await} is its caller's.
 */
public final class Poller {
    private enum State {
        WAITING,
        CLAIMED,
        SERVED,
        GONE
    }

    private final @Nullable String workerName;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private State state = State.WAITING;
    private boolean isToLook;
    private @Nullable ActivityTask task;

    public Poller(@Nullable String workerName) {
        this.workerName = workerName;
    }

    public @Nullable String workerName() {
        return workerName;
    }

    /** Reserves it for a task; false if it is reserved, served or gone. */
    boolean claim() {
        return move(State.WAITING, State.CLAIMED);
    }

    /** The task it was reserved for is not to be had: it waits on. */
    boolean release() {
        return move(State.CLAIMED, State.WAITING);
    }

    /** Gives it the task it was reserved for; false if it has gone meanwhile. */
    boolean serve(ActivityTask found) {
        lock.lock();
        try {
            if (state != State.CLAIMED) {
                return false;
            }
            task = found;
            state = State.SERVED;
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Its caller has gone, or is sent away without a task. */
    public void leave() {
        lock.lock();
        try {
            if (state != State.SERVED) {
                state = State.GONE;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends its waiting for now: there may be a task that nobody offers. */
    void lookAgain() {
        lock.lock();
        try {
            isToLook = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isWaiting() {
        lock.lock();
        try {
            return state == State.WAITING;
        } finally {
            lock.unlock();
        }
    }

    /** Whether there is nothing more to wait for. */
    boolean isOver() {
        lock.lock();
        try {
            return state == State.SERVED || state == State.GONE;
        } finally {
            lock.unlock();
        }
    }

    @Nullable ActivityTask task() {
        lock.lock();
        try {
            return task;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for a change or until it is to look again; at the end of the time it leaves, unless a
     * task is on its way to it.
     *
     * @return nanoseconds that are left
     */
    long await(long nanos) {
        lock.lock();
        try {
            State before = state;
            long left = nanos;
            while (state == before && !isToLook && left > 0) {
                left = changed.awaitNanos(left);
            }
            isToLook = false;
            if (left <= 0 && state == State.WAITING) {
                state = State.GONE;
            }
            while (left <= 0 && state == State.CLAIMED) {
                if (!changed.await(1, TimeUnit.MINUTES)) {
                    state = State.GONE;
                }
            }
            return Math.max(left, 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            state = state == State.SERVED ? state : State.GONE;
            return 0;
        } finally {
            lock.unlock();
        }
    }

    private boolean move(State from, State to) {
        lock.lock();
        try {
            if (state != from) {
                return false;
            }
            state = to;
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }
}

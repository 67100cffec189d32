package gantry.workflows.activities;

import gantry.operations.ByteRoom;
import gantry.workflows.engine.ActivityTask;
import gantry.workflows.errors.ActivityWorkerLimitExceeded;
import gantry.workflows.store.WaitingTask;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Who waits for one activity, on either side. At rest one side is empty. Safe for any thread; its
 * lock is held for a few steps only.
 */
final class ActivityQueue {
    /** Tasks kept in memory; beyond it they are read from the store again. */
    static final int MAX_TASKS = 10_000;

    private static final WaitingTask FIRST = new WaitingTask(0, 0, -1);

    /** About what a task takes beside its input, so that small ones are bounded as well. */
    static final long TASK_BYTES = 512;

    private final int maxPollers;
    private final ByteRoom returnedBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Poller> pollers = new ArrayDeque<>();
    private final Deque<WaitingTask> tasks = new ArrayDeque<>();
    private final Deque<ActivityTask> returned = new ArrayDeque<>();
    private int polling;

    /** Whether the store may hold tasks that are not here; at first nobody knows. */
    private boolean isIncomplete = true;

    private boolean isFilling;

    /** What is being read may not be all any more. */
    private boolean isOutdated;

    private WaitingTask readUntil = FIRST;

    /**
     * An empty one.
     *
     * @param maxPollers at the same time; further ones are refused
     * @param returnedBytes of tasks that came back, over all activities
     */
    ActivityQueue(int maxPollers, ByteRoom returnedBytes) {
        this.maxPollers = maxPollers;
        this.returnedBytes = returnedBytes;
    }

    /** A worker and a task for it. */
    record Match(WaitingTask task, Poller poller) {}

    /** Whether it holds nothing that the store does not. */
    boolean isIdle() {
        lock.lock();
        try {
            return polling == 0 && returned.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Lets a poller in; a task that came back is its answer at once. */
    @Nullable ActivityTask enter(Poller poller) {
        lock.lock();
        try {
            ActivityTask task = returned.poll();
            if (task != null) {
                returnedBytes.release(weight(task));
                return task;
            }
            if (polling >= maxPollers) {
                throw new ActivityWorkerLimitExceeded();
            }
            polling++;
            pollers.addLast(poller);
            return null;
        } finally {
            lock.unlock();
        }
    }

    void exit(Poller poller) {
        lock.lock();
        try {
            polling--;
            pollers.remove(poller);
        } finally {
            lock.unlock();
        }
    }

    /** Reserves the poller that waits longest. */
    @Nullable Poller claim() {
        lock.lock();
        try {
            return claimFirst();
        } finally {
            lock.unlock();
        }
    }

    /** Puts back a poller whose task was gone: it has waited longest. */
    void putBack(Poller poller) {
        lock.lock();
        try {
            if (poller.release()) {
                pollers.addFirst(poller);
            }
        } finally {
            lock.unlock();
        }
    }

    void offer(WaitingTask task) {
        lock.lock();
        try {
            if (tasks.size() < MAX_TASKS) {
                tasks.addLast(task);
            } else {
                rereadLater();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes back a task that was handed to a poller who had gone, for the next one. */
    @Nullable Poller giveBack(ActivityTask task) {
        lock.lock();
        try {
            Poller next = claimFirst();
            // One more is lost to its time-out, as one is whose worker dies.
            if (next == null
                    && returned.size() < maxPollers
                    && returnedBytes.tryHold(weight(task))) {
                returned.addLast(task);
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** Pairs of a task and a reserved poller, as many as there are. */
    List<Match> match() {
        var matches = new ArrayList<Match>();
        lock.lock();
        try {
            while (!tasks.isEmpty()) {
                Poller poller = claimFirst();
                if (poller == null) {
                    break;
                }
                matches.add(new Match(tasks.removeFirst(), poller));
            }
        } finally {
            lock.unlock();
        }
        return matches;
    }

    /** After which task to read on; null if nothing needs to be read, or somebody does. */
    @Nullable WaitingTask beginFilling() {
        lock.lock();
        try {
            if (isFilling || !isIncomplete || !tasks.isEmpty()) {
                return null;
            }
            isFilling = true;
            isOutdated = false;
            return readUntil;
        } finally {
            lock.unlock();
        }
    }

    /** Ends what {@link #beginFilling} began. */
    void endFilling(List<WaitingTask> read, boolean isAll) {
        lock.lock();
        try {
            isFilling = false;
            tasks.addAll(read);
            isIncomplete = !isAll || isOutdated;
            readUntil = isAll || isOutdated || read.isEmpty() ? FIRST : read.getLast();
        } finally {
            lock.unlock();
        }
    }

    /** Something may be in the store that is not here. */
    void rereadLater() {
        lock.lock();
        try {
            isIncomplete = true;
            isOutdated = true;
            readUntil = FIRST;
        } finally {
            lock.unlock();
        }
    }

    List<Poller> waiting() {
        lock.lock();
        try {
            return List.copyOf(pollers);
        } finally {
            lock.unlock();
        }
    }

    private static long weight(ActivityTask task) {
        return TASK_BYTES + task.input().utf8Length();
    }

    private @Nullable Poller claimFirst() {
        for (Poller poller = pollers.poll(); poller != null; poller = pollers.poll()) {
            if (poller.claim()) {
                return poller;
            }
        }
        return null;
    }
}

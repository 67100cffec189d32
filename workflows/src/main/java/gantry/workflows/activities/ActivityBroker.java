package gantry.workflows.activities;

import gantry.operations.ByteRoom;
import gantry.operations.Cancellation;
import gantry.workflows.arn.ActivityArn;
import gantry.workflows.engine.ActivityTask;
import gantry.workflows.engine.Engine;
import gantry.workflows.errors.ActivityWorkerLimitExceeded;
import gantry.workflows.store.WaitingTask;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * Matches pollers to activity tasks. A task is really taken by a command to its partition; if that
 * finds it gone, the poller waits on. Safe for any thread.
 */
public final class ActivityBroker {
    private static final int TASKS_PER_READ = 100;

    private final ConcurrentHashMap<String, ActivityQueue> queues = new ConcurrentHashMap<>();
    private final WaitingTasks store;
    private final TakeTask take;
    private final Bounds bounds;
    private final ByteRoom returnedBytes;
    private final AtomicInteger polls = new AtomicInteger();
    private volatile boolean isClosed;

    /** Reads tasks of an activity that wait, from the committed store. */
    @FunctionalInterface
    public interface WaitingTasks {
        List<WaitingTask> read(String activityArn, WaitingTask after, int limit);
    }

    /** Asks the task's partition to hand it to this poller. */
    @FunctionalInterface
    public interface TakeTask {
        void take(String activityArn, WaitingTask task, Poller poller);
    }

    /**
     * What it may hold.
     *
     * @param pollers of one activity at the same time
     * @param polls of all activities at the same time
     * @param returnedBytes of tasks whose poller had gone, until the next comes
     * @param activities that are remembered though nobody polls them
     */
    public record Bounds(int pollers, int polls, long returnedBytes, int activities) {
        /** Ours: half of what requests may be in flight, so that the others have their half. */
        public static final int MAX_POLLS = 10_000;

        private static final long MAX_RETURNED_BYTES = 16L << 20;
        private static final int MAX_IDLE_ACTIVITIES = 10_000;

        public static Bounds of(int pollers) {
            return new Bounds(pollers, MAX_POLLS, MAX_RETURNED_BYTES, MAX_IDLE_ACTIVITIES);
        }
    }

    /** A broker that nobody polls yet. */
    public ActivityBroker(WaitingTasks store, TakeTask take, Bounds bounds) {
        this.bounds = bounds;
        this.returnedBytes = new ByteRoom(bounds.returnedBytes());
        this.store = store;
        this.take = take;
    }

    /**
     * Waits for a task, at most {@link Engine#MAX_POLL_MS}; null if none came.
     *
     * @throws gantry.workflows.errors.ActivityWorkerLimitExceeded too many poll this activity
     */
    public @Nullable ActivityTask poll(
            ActivityArn activity, @Nullable String workerName, Cancellation cancellation) {
        if (polls.incrementAndGet() > bounds.polls()) {
            polls.decrementAndGet();
            throw new ActivityWorkerLimitExceeded();
        }
        try {
            return pollNow(activity, workerName, cancellation);
        } finally {
            polls.decrementAndGet();
        }
    }

    private @Nullable ActivityTask pollNow(
            ActivityArn activity, @Nullable String workerName, Cancellation cancellation) {
        String arn = activity.toString();
        var poller = new Poller(workerName);
        ActivityTask returned = enter(arn, poller);
        if (returned != null) {
            return returned;
        }
        boolean isAnswered = false;
        try (var _ = cancellation.onCancel(poller::leave)) {
            long left = isClosed ? 0 : TimeUnit.MILLISECONDS.toNanos(Engine.MAX_POLL_MS);
            while (!poller.isOver() && left > 0) {
                look(arn, poller);
                left = poller.isOver() ? 0 : poller.await(left);
            }
            poller.leave(); // what it does not have by now is not for it
            isAnswered = !cancellation.isCancelled();
            return isAnswered ? poller.task() : null;
        } finally {
            exit(arn, poller);
            if (!isAnswered) {
                passOn(arn, poller);
            }
        }
    }

    /** How many activities it remembers. */
    int activities() {
        return queues.size();
    }

    /** How many poll now. */
    public int polls() {
        return polls.get();
    }

    /**
     * The task of a caller who went while it was on its way, or whose look into the store failed
     * meanwhile, is the next one's.
     */
    private void passOn(String arn, Poller poller) {
        ActivityTask task = poller.task();
        if (task == null) {
            return;
        }
        Poller next = held(arn, queue -> queue.giveBack(task));
        if (next != null) {
            handOut(arn, next, task);
        }
    }

    /** Lets a poller in; a task that came back is its answer at once. */
    @Nullable ActivityTask enter(String arn, Poller poller) {
        return held(arn, queue -> queue.enter(poller));
    }

    /** Looks for a task, here and in the store. */
    void look(String arn, Poller poller) {
        ActivityQueue queue = queue(arn);
        match(arn, queue);
        fill(arn, queue, poller);
    }

    /** A poller has its task, or waits no longer. */
    void exit(String arn, Poller poller) {
        poller.leave();
        queue(arn).exit(poller);
        if (queues.size() > bounds.activities()) {
            // Its tasks are in the store, where the next poller looks for them.
            queues.computeIfPresent(arn, (_, queue) -> queue.isIdle() ? null : queue);
        }
    }

    /** Reserves a poller for a task that is being scheduled; null if none waits. */
    public @Nullable Poller claim(String activityArn) {
        ActivityQueue queue = queues.get(activityArn);
        return queue == null || isClosed ? null : queue.claim();
    }

    /**
     * A task is committed that no poller was reserved for. Of an activity that is not remembered
     * the next poller looks into the store.
     */
    public void offer(String activityArn, WaitingTask task) {
        ActivityQueue queue =
                queues.computeIfPresent(
                        activityArn,
                        (_, known) -> {
                            known.offer(task);
                            return known;
                        });
        if (queue != null) {
            match(activityArn, queue);
        }
    }

    /** The task that the poller was reserved for was gone. */
    public void free(String activityArn, Poller poller) {
        if (isClosed) {
            poller.leave(); // nobody told it while it was reserved
            return;
        }
        ActivityQueue queue = queue(activityArn);
        queue.putBack(poller);
        match(activityArn, queue);
    }

    /** Hands a committed task out: to its poller, or if that has gone to the next one. */
    public void handOut(String activityArn, Poller poller, ActivityTask task) {
        @Nullable Poller next = poller;
        while (next != null && !next.serve(task)) {
            next = held(activityArn, queue -> queue.giveBack(task));
        }
    }

    /** A commit failed: tasks may wait in the store that are not known here. */
    public void reread() {
        for (ActivityQueue queue : queues.values()) {
            queue.rereadLater();
            queue.waiting().forEach(Poller::lookAgain);
        }
    }

    /** Sends every poller away without a task, now and from now on. */
    public void close() {
        isClosed = true;
        queues.values().forEach(queue -> queue.waiting().forEach(Poller::leave));
    }

    private void match(String arn, ActivityQueue queue) {
        for (var match : queue.match()) {
            take.take(arn, match.task(), match.poller());
        }
    }

    /** Reads tasks from the store while a poller finds none here. */
    private void fill(String arn, ActivityQueue queue, Poller poller) {
        while (poller.isWaiting()) {
            WaitingTask after = queue.beginFilling();
            if (after == null) {
                return;
            }
            List<WaitingTask> read = List.of();
            boolean isRead = false;
            try {
                read = store.read(arn, after, TASKS_PER_READ);
                isRead = true;
            } finally {
                queue.endFilling(read, isRead && read.size() < TASKS_PER_READ);
            }
            match(arn, queue);
        }
    }

    private ActivityQueue queue(String arn) {
        return queues.computeIfAbsent(arn, _ -> newQueue());
    }

    private ActivityQueue newQueue() {
        return new ActivityQueue(bounds.pollers(), returnedBytes);
    }

    /** Puts something into an activity's queue, which nobody forgets meanwhile. */
    private <T> @Nullable T held(String arn, Function<ActivityQueue, @Nullable T> put) {
        var result = new AtomicReference<@Nullable T>();
        queues.compute(
                arn,
                (_, known) -> {
                    ActivityQueue queue = known == null ? newQueue() : known;
                    result.set(put.apply(queue));
                    return queue;
                });
        return result.get();
    }
}

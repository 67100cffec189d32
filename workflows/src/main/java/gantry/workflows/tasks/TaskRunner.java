package gantry.workflows.tasks;

import gantry.operations.AwsException;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs tasks, each on a virtual thread of its own. How many there are at once is bounded by who
 * sends them ({@link gantry.workflows.partition.Slots}). Safe for any thread.
 */
public final class TaskRunner implements AutoCloseable {
    private final TaskHandlers handlers;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** By idempotency key. */
    private final Map<String, TaskCall> running = new ConcurrentHashMap<>();

    /** What ends from now on may have been cut short by us: recovery decides what it was. */
    private volatile boolean isInterrupted;

    public TaskRunner(TaskHandlers handlers) {
        this.handlers = handlers;
    }

    /** Begins the task; the outcome goes to {@code done}, exactly once, unless the node stops. */
    public void run(TaskCall call, Consumer<TaskOutcome> done) {
        running.put(call.idempotencyKey(), call);
        try {
            threads.execute(() -> runNow(call, done));
        } catch (RejectedExecutionException _) {
            running.remove(call.idempotencyKey(), call); // the node stops: recovery decides
        }
    }

    private void runNow(TaskCall call, Consumer<TaskOutcome> done) {
        try {
            TaskOutcome outcome = outcome(call);
            if (!isInterrupted) {
                done.accept(outcome);
            }
        } finally {
            running.remove(call.idempotencyKey(), call);
        }
    }

    /** Tells a task that its outcome no longer counts. */
    public void cancel(String idempotencyKey) {
        TaskCall call = running.get(idempotencyKey);
        if (call != null) {
            call.cancellation().cancel();
        }
    }

    /** How many run now. */
    public int running() {
        return running.size();
    }

    /** Gives what runs some time to end, then interrupts it. */
    public void stop(long graceMs) {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(graceMs, TimeUnit.MILLISECONDS)) {
                isInterrupted = true;
                running.values().forEach(call -> call.cancellation().cancel());
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            isInterrupted = true;
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** Interrupts what runs, at once. */
    @Override
    public void close() {
        stop(0);
    }

    /** A defect of a handler fails its task, not the node. */
    private TaskOutcome outcome(TaskCall call) {
        String prefix = ErrorPrefix.of(call.resource());
        try {
            return handlers.handler(call.resource()).run(call);
        } catch (AwsException e) {
            return TaskOutcome.failed(call.resource(), prefix + "." + e.code(), e.getMessage());
        } catch (InterruptedException _) {
            // Of a cancelled attempt no outcome counts, but who sent it awaits that it ends.
            return TaskOutcome.failed(
                    call.resource(), prefix + ".SdkClientException", "The task was cancelled.");
        } catch (RuntimeException | Error e) {
            return TaskOutcome.failed(
                    call.resource(),
                    prefix + ".SdkClientException",
                    "The task failed inside the server: " + e.getClass().getName());
        }
    }
}

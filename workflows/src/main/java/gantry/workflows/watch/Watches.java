package gantry.workflows.watch;

import gantry.operations.ThrottlingException;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.arn.StateMachineArn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where changes are made known to whoever watches, after they are on disk. Safe for any thread.
 *
 * <p>A watch counts before its watcher reads for the first time, and a change is made known after
 * every later read shows it: so no change falls between a read and a wait.
 */
public final class Watches {
    /** Ours: many open pages of a console; each costs a thread and a connection. */
    public static final int MAX_WATCHES = 1_000;

    private final AtomicInteger count = new AtomicInteger();

    /** Lists are replaced, never changed. */
    private final Map<Subject, List<Watch>> watches = new ConcurrentHashMap<>();

    /**
     * Watches one execution, which need not exist yet.
     *
     * @throws ThrottlingException there are as many watches as may be
     */
    public Watch execution(ExecutionArn arn) {
        return add(new Subject.OneExecution(arn));
    }

    /**
     * Watches which executions a machine has and whether they run; errors as in {@link #execution}.
     */
    public Watch executionsOf(StateMachineArn machine) {
        return add(new Subject.ExecutionsOf(machine));
    }

    /** Watches which state machines there are; errors as in {@link #execution}. */
    public Watch stateMachines() {
        return add(new Subject.StateMachines());
    }

    /** Whether anything is watched; if not, nothing needs to be made known. */
    public boolean isAny() {
        return count.get() > 0;
    }

    /** Something of the execution has changed on disk. */
    public void executionChanged(ExecutionArn arn) {
        wake(new Subject.OneExecution(arn));
        wake(new Subject.ExecutionsOf(arn.stateMachineArn()));
    }

    /** A machine was created, updated or deleted on disk. */
    public void stateMachinesChanged() {
        if (isAny()) {
            wake(new Subject.StateMachines());
        }
    }

    private void wake(Subject subject) {
        watches.getOrDefault(subject, List.of()).forEach(Watch::wake);
    }

    private Watch add(Subject subject) {
        if (count.incrementAndGet() > MAX_WATCHES) {
            count.decrementAndGet();
            throw new ThrottlingException();
        }
        var watch = new Watch(this, subject);
        watches.compute(
                subject,
                (_, before) -> {
                    var after = before == null ? new ArrayList<Watch>() : new ArrayList<>(before);
                    after.add(watch);
                    return after;
                });
        return watch;
    }

    void remove(Watch watch) {
        watches.computeIfPresent(
                watch.subject,
                (_, before) -> {
                    var after = new ArrayList<>(before);
                    if (after.remove(watch)) {
                        count.decrementAndGet();
                    }
                    return after.isEmpty() ? null : after;
                });
    }
}

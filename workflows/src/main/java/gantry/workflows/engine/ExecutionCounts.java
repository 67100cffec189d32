package gantry.workflows.engine;

import gantry.states.interpreter.ExecutionStatus;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many Standard executions this process has started, redriven and closed, counted when that is
 * on disk. Safe for any thread.
 */
public final class ExecutionCounts {
    private final LongAdder started = new LongAdder();
    private final LongAdder redriven = new LongAdder();
    private final Map<ExecutionStatus, LongAdder> closed = new EnumMap<>(ExecutionStatus.class);

    public ExecutionCounts() {
        for (ExecutionStatus status : ExecutionStatus.values()) {
            if (status.isClosed()) {
                closed.put(status, new LongAdder());
            }
        }
    }

    public void countStarted() {
        started.increment();
    }

    /** Counts one that went on; it is not started again, but will be closed again. */
    public void countRedriven() {
        redriven.increment();
    }

    /** Counts one that ended so; nothing for RUNNING. */
    public void countClosed(ExecutionStatus status) {
        LongAdder count = closed.get(status);
        if (count != null) {
            count.increment();
        }
    }

    public long started() {
        return started.sum();
    }

    public long redriven() {
        return redriven.sum();
    }

    /** By how they ended, in the order of {@link ExecutionStatus}. */
    public Map<ExecutionStatus, Long> closed() {
        var counts = new EnumMap<ExecutionStatus, Long>(ExecutionStatus.class);
        closed.forEach((status, count) -> counts.put(status, count.sum()));
        return counts;
    }
}

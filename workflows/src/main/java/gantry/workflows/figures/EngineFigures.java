package gantry.workflows.figures;

import gantry.metrics.Histogram;
import gantry.metrics.Labelled;
import gantry.states.interpreter.ExecutionStatus;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * What this process has done, counted when it is on disk (of Express executions: when they have
 * ended). Safe for any thread.
 */
public final class EngineFigures {
    /** Resources with times of their own; a monitoring system bears no more series. */
    private static final int MAX_RESOURCES = 200;

    private final OfType standard = new OfType();
    private final OfType express = new OfType();
    private final Map<TaskKind, OfKind> kinds = new EnumMap<>(TaskKind.class);

    public EngineFigures() {
        for (TaskKind kind : TaskKind.values()) {
            kinds.put(kind, new OfKind());
        }
    }

    /** Executions of one type. */
    public static final class OfType {
        private final LongAdder started = new LongAdder();
        private final LongAdder redriven = new LongAdder();
        private final LongAdder transitions = new LongAdder();
        private final Map<ExecutionStatus, LongAdder> closed = adders(ExecutionStatus.class);
        private final Map<ExecutionStatus, LongAdder> closedRedriven =
                adders(ExecutionStatus.class);
        private final Histogram times = Histogram.ofDurations();

        public long started() {
            return started.sum();
        }

        /** Those that went on; they are not started again, but will be closed again. */
        public long redriven() {
            return redriven.sum();
        }

        /** States that were entered. */
        public long transitions() {
            return transitions.sum();
        }

        /** Those that ended so. */
        public long closed(ExecutionStatus status) {
            return sum(closed, status);
        }

        /** Those of {@link #closed} that were redriven before. */
        public long closedRedriven(ExecutionStatus status) {
            return sum(closedRedriven, status);
        }

        /** From start to end, in milliseconds. */
        public Histogram.Snapshot times() {
            return times.snapshot();
        }

        private void add(StepCounts counts) {
            add(started, counts.started);
            add(redriven, counts.redriven);
            add(transitions, counts.transitions);
            for (var ended : counts.ended) {
                increment(closed, ended.status());
                if (ended.isRedriven()) {
                    increment(closedRedriven, ended.status());
                }
                times.record(ended.tookMs());
            }
        }

        private static void add(LongAdder adder, int count) {
            if (count > 0) {
                adder.add(count);
            }
        }
    }

    /** Attempts of tasks of one kind. */
    public static final class OfKind {
        private final LongAdder scheduled = new LongAdder();
        private final LongAdder started = new LongAdder();
        private final Map<TaskEnd, LongAdder> ended = adders(TaskEnd.class);
        private final Labelled<Times> byResource = new Labelled<>(MAX_RESOURCES, Times::new);

        public long scheduled() {
            return scheduled.sum();
        }

        public long started() {
            return started.sum();
        }

        public long ended(TaskEnd end) {
            return sum(ended, end);
        }

        /** By resource. */
        public Map<String, Times> times() {
            return byResource.all();
        }

        private void add(StepCounts.TaskStep step) {
            switch (step.event().step()) {
                case SCHEDULED -> scheduled.increment();
                case STARTED -> started.increment();
                case SUBMITTED -> {}
                case ENDED -> {
                    TaskEnd end = step.event().end();
                    if (end != null) {
                        increment(ended, end);
                    }
                    TaskTimes.Taken taken = step.taken();
                    if (taken != null) {
                        byResource.of(taken.resource()).add(taken);
                    }
                }
            }
        }
    }

    /** How long attempts took, in milliseconds, as AWS divides it. */
    public static final class Times {
        private final Histogram schedule = Histogram.ofDurations();
        private final Histogram run = Histogram.ofDurations();
        private final Histogram whole = Histogram.ofDurations();

        /** From scheduled to started. */
        public Histogram.Snapshot schedule() {
            return schedule.snapshot();
        }

        /** From started to ended. */
        public Histogram.Snapshot run() {
            return run.snapshot();
        }

        /** From scheduled to ended. */
        public Histogram.Snapshot whole() {
            return whole.snapshot();
        }

        private void add(TaskTimes.Taken taken) {
            schedule.record(taken.scheduleMs());
            run.record(taken.runMs());
            whole.record(taken.scheduleMs() + taken.runMs());
        }
    }

    public OfType standard() {
        return standard;
    }

    public OfType express() {
        return express;
    }

    /** Attempts of tasks, in executions of both types. */
    public Map<TaskKind, OfKind> kinds() {
        return Map.copyOf(kinds);
    }

    /** Counts steps of Standard executions, which are on disk. */
    public void addStandard(StepCounts counts) {
        standard.add(counts);
        addTasks(counts);
    }

    /** Counts steps of Express executions. */
    public void addExpress(StepCounts counts) {
        express.add(counts);
        addTasks(counts);
    }

    private void addTasks(StepCounts counts) {
        for (var step : counts.taskSteps) {
            OfKind kind = kinds.get(step.event().kind());
            if (kind != null) {
                kind.add(step);
            }
        }
    }

    private static <E extends Enum<E>> Map<E, LongAdder> adders(Class<E> type) {
        var adders = new EnumMap<E, LongAdder>(type);
        for (E each : type.getEnumConstants()) {
            adders.put(each, new LongAdder());
        }
        return adders;
    }

    private static <E> void increment(Map<E, LongAdder> adders, E of) {
        LongAdder adder = adders.get(of);
        if (adder != null) {
            adder.increment();
        }
    }

    private static <E> long sum(Map<E, LongAdder> adders, E of) {
        LongAdder adder = adders.get(of);
        return adder == null ? 0 : adder.sum();
    }
}

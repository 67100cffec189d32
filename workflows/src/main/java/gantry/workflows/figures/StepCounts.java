package gantry.workflows.figures;

import gantry.states.interpreter.ExecutionStatus;
import gantry.states.interpreter.HistoryEvent;
import gantry.states.interpreter.HistoryEventType;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What some steps of executions came to, until it may be counted: when it is on disk. Confined to
 * one thread at a time; counting a transition allocates nothing.
 */
public final class StepCounts {
    private static final Set<HistoryEventType> TRANSITIONS =
            Arrays.stream(HistoryEventType.values())
                    .filter(type -> type.wireName().endsWith("StateEntered"))
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(HistoryEventType.class)));

    int started;
    int redriven;
    int transitions;
    final List<Ended> ended = new ArrayList<>(2);
    final List<TaskStep> taskSteps = new ArrayList<>(0);

    /** An execution that ended. */
    record Ended(ExecutionStatus status, boolean isRedriven, long tookMs) {}

    /** A step of a task; the times only of an end, and if they are known. */
    record TaskStep(TaskEvent event, TaskTimes.@Nullable Taken taken) {}

    public void started() {
        started++;
    }

    public void redriven() {
        redriven++;
    }

    public void ended(ExecutionStatus status, int redriveCount, long tookMs) {
        ended.add(new Ended(status, redriveCount > 0, tookMs));
    }

    /** Events of one execution, in their order. */
    public void add(List<HistoryEvent> events, TaskTimes times) {
        for (HistoryEvent event : events) {
            if (TRANSITIONS.contains(event.type())) {
                transitions++;
                continue;
            }
            TaskEvent task = TaskEvent.find(event);
            if (task != null) {
                taskSteps.add(new TaskStep(task, times.see(event, task)));
            }
        }
    }

    /** States that were entered. */
    public int transitions() {
        return transitions;
    }

    /** Executions that ended. */
    public int ended() {
        return ended.size();
    }

    public boolean isEmpty() {
        return started == 0
                && redriven == 0
                && transitions == 0
                && ended.isEmpty()
                && taskSteps.isEmpty();
    }
}

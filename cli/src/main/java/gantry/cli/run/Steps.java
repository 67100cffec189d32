package gantry.cli.run;

import gantry.states.interpreter.Execution;
import gantry.states.interpreter.ExecutionStatus;
import gantry.states.interpreter.HistoryEvent;
import gantry.states.interpreter.HistoryEventType;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads out of a history what happened in which state. */
final class Steps {
    private static final String ENTERED = "StateEntered";
    private static final String EXITED = "StateExited";

    /** One visit of a state. */
    static final class Step {
        private final String state;
        private final String type;
        private final long enteredAtMs;
        private long leftAtMs;
        private int attempts;
        private @Nullable String error;
        private @Nullable String outcome;

        private Step(String state, String type, long enteredAtMs) {
            this.state = state;
            this.type = type;
            this.enteredAtMs = enteredAtMs;
        }

        String state() {
            return state;
        }

        String type() {
            return type;
        }

        String outcome() {
            return outcome == null ? "open" : outcome;
        }

        long durationMs() {
            return Math.max(0, leftAtMs - enteredAtMs);
        }

        /** Tasks begun; 0 for a state without tasks. */
        int attempts() {
            return attempts;
        }
    }

    private final List<Step> steps = new ArrayList<>();

    /** The visit that each event belongs to, by its id. */
    private final Map<Long, Step> stepOf = new HashMap<>();

    private Steps() {}

    /** In the order of entering. */
    static List<Step> of(List<HistoryEvent> history, Execution execution) {
        var reader = new Steps();
        history.forEach(reader::read);
        reader.end(history, execution);
        return reader.steps;
    }

    private void read(HistoryEvent event) {
        String type = event.type().wireName();
        if (type.endsWith(ENTERED)) {
            var step = new Step(name(event), type.replace(ENTERED, ""), event.timestampMs());
            steps.add(step);
            stepOf.put(event.id(), step);
            return;
        }
        Step step = stepOf.get(event.previousEventId());
        if (type.endsWith(EXITED)) {
            step = openStep(step, name(event));
        } else if (event.type() == HistoryEventType.EVALUATION_FAILED) {
            step = openStep(step, text(event, "state", "")); // it may follow the state before
        } else if (type.startsWith("MapState") || type.startsWith("ParallelState")) {
            step = openStepOfType(step, type);
        }
        if (step != null) {
            stepOf.put(event.id(), step);
            note(step, event, type);
        }
    }

    private static void note(Step step, HistoryEvent event, String type) {
        if (type.endsWith(EXITED)) {
            step.outcome = step.error == null ? "succeeded" : "caught " + step.error;
            step.leftAtMs = event.timestampMs();
        } else if (type.endsWith("Scheduled")) {
            step.attempts++;
        } else if (type.endsWith("Failed") || type.endsWith("TimedOut")) {
            String error = error(event, type);
            if (step.error == null || !error.isEmpty()) { // MapStateFailed follows, and has none
                step.error = error;
            }
            step.leftAtMs = event.timestampMs();
        } else if (type.endsWith("Succeeded")) {
            step.error = null;
        }
    }

    /** What was still open when the execution ended. */
    private void end(List<HistoryEvent> history, Execution execution) {
        HistoryEvent last = history.getLast();
        Step blamed =
                last.type() == HistoryEventType.EXECUTION_FAILED
                        ? stepOf.get(last.previousEventId())
                        : null;
        for (Step step : steps) {
            if (step.outcome != null) {
                continue;
            }
            if (step.error == null && step == blamed) {
                step.error = execution.error();
            }
            boolean failed = step.error != null || step == blamed;
            step.leftAtMs = Math.max(step.leftAtMs, failed ? step.leftAtMs : last.timestampMs());
            if (step.leftAtMs == 0) {
                step.leftAtMs = last.timestampMs();
            }
            step.outcome =
                    failed ? "failed " + (step.error == null ? "" : step.error) : open(execution);
        }
    }

    private static String open(Execution execution) {
        return execution.status() == ExecutionStatus.TIMED_OUT ? "timed out" : "aborted";
    }

    /** A join's events follow the last child's: then the visit is the latest open one. */
    private @Nullable Step openStep(@Nullable Step candidate, String state) {
        if (candidate != null && candidate.outcome == null && candidate.state.equals(state)) {
            return candidate;
        }
        return steps.reversed().stream()
                .filter(step -> step.outcome == null && step.state.equals(state))
                .findFirst()
                .orElse(null);
    }

    private @Nullable Step openStepOfType(@Nullable Step candidate, String eventType) {
        if (candidate != null
                && candidate.outcome == null
                && eventType.startsWith(candidate.type + "State")) {
            return candidate;
        }
        return steps.reversed().stream()
                .filter(step -> step.outcome == null && eventType.startsWith(step.type + "State"))
                .findFirst()
                .orElse(null);
    }

    private static String name(HistoryEvent event) {
        return text(event, "name", "");
    }

    private static String error(HistoryEvent event, String type) {
        return text(event, "error", type.endsWith("TimedOut") ? "States.Timeout" : "");
    }

    private static String text(HistoryEvent event, String member, String otherwise) {
        var details = event.details();
        return details != null && details.get(member) instanceof String text ? text : otherwise;
    }
}

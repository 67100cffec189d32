package gantry.states.interpreter;

import static gantry.states.interpreter.StepRules.require;

import gantry.json.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What holds for every history, redriven or not; a broken rule is an AssertionError that names it.
 */
final class HistoryRules {
    private static final String ENTERED = "StateEntered";
    private static final String EXITED = "StateExited";

    /** A chain is walked to its beginning for each exit, which costs the square of its length. */
    private static final int MAX_WALKED = 400;

    private final List<HistoryEvent> history;
    private final Map<String, Integer> openStates = new HashMap<>();
    private final Map<String, Integer> openIterations = new HashMap<>();
    private final Map<String, Integer> cutIterations = new HashMap<>();
    private final Set<Long> answered = new HashSet<>();

    private HistoryRules(List<HistoryEvent> history) {
        this.history = history;
    }

    static void check(Execution execution, List<HistoryEvent> history) {
        new HistoryRules(history).check(execution);
    }

    static boolean isScheduled(HistoryEventType type) {
        return switch (type) {
            case TASK_SCHEDULED, LAMBDA_FUNCTION_SCHEDULED, ACTIVITY_SCHEDULED -> true;
            default -> false;
        };
    }

    private void check(Execution execution) {
        require(
                history.getFirst().type() == HistoryEventType.EXECUTION_STARTED,
                "A history begins with the start");
        require(execution.lastEventId() == history.size(), "The execution knows its last event");
        int redrives = 0;
        for (int i = 0; i < history.size(); i++) {
            HistoryEvent event = history.get(i);
            redrives += event.type() == HistoryEventType.EXECUTION_REDRIVEN ? 1 : 0;
            place(event, i);
            pairs(event);
            tasks(event);
        }
        require(redrives == execution.redriveCount(), "Each redrive has its event", redrives);
        if (execution.status() == ExecutionStatus.SUCCEEDED) {
            HistoryEvent last = history.getLast();
            require(
                    last.details() != null
                            && Objects.equals(last.details().get("output"), execution.output())
                            && walk(last, EXITED, null),
                    "Success tells the output of the last state");
        }
    }

    /** Ids count from 1, parents come before, the time goes on, and the end is the end. */
    private void place(HistoryEvent event, int index) {
        boolean isRedrive = event.type() == HistoryEventType.EXECUTION_REDRIVEN;
        require(event.id() == index + 1, "Ids count from 1, at", event.id());
        require(
                event.previousEventId() >= (isRedrive ? index : 0)
                        && event.previousEventId() <= index,
                "An event points at one before it, at",
                event.id());
        require(
                index == 0 || event.timestampMs() >= history.get(index - 1).timestampMs(),
                "Time goes on, at",
                event.id());
        boolean isLastOfRun =
                index == history.size() - 1
                        || history.get(index + 1).type() == HistoryEventType.EXECUTION_REDRIVEN;
        require(
                HistoryLimit.mayBeLast(event.type()) == isLastOfRun,
                "A run has one end, and it is its last event, at",
                event.id());
    }

    /** What is left was entered, and what ends was begun: once each. */
    private void pairs(HistoryEvent event) {
        String type = event.type().wireName();
        if (type.endsWith(ENTERED)) {
            openStates.merge(nameOf(event), 1, Integer::sum);
        } else if (type.endsWith(EXITED)) {
            String name = nameOf(event);
            require(openStates.merge(name, -1, Integer::sum) >= 0, "It was entered:", name);
            if (history.size() <= MAX_WALKED) {
                String entered = type.substring(0, type.length() - EXITED.length()) + ENTERED;
                require(
                        walk(event, entered, name),
                        "The way back from an exit leads to its entry, at",
                        event.id());
            }
        }
        switch (event.type()) {
            case MAP_ITERATION_STARTED -> openIterations.merge(iterationOf(event), 1, Integer::sum);
            case MAP_ITERATION_SUCCEEDED -> iterationEnds(event);
            case MAP_ITERATION_FAILED, MAP_ITERATION_ABORTED -> {
                iterationEnds(event);
                cutIterations.merge(iterationOf(event), 1, Integer::sum);
            }
            case EXECUTION_REDRIVEN -> { // they go on without being started again
                cutIterations.forEach(
                        (iteration, count) -> openIterations.merge(iteration, count, Integer::sum));
                cutIterations.clear();
            }
            default -> {}
        }
    }

    private void iterationEnds(HistoryEvent event) {
        require(
                openIterations.merge(iterationOf(event), -1, Integer::sum) >= 0,
                "An iteration ends once, at",
                event.id());
    }

    /** Scheduled, started, submitted, answered: each points at the one before, once. */
    private void tasks(HistoryEvent event) {
        Set<HistoryEventType> before =
                switch (event.type()) {
                    case TASK_STARTED -> Set.of(HistoryEventType.TASK_SCHEDULED);
                    case TASK_SUBMITTED, TASK_SUBMIT_FAILED, TASK_START_FAILED ->
                            Set.of(HistoryEventType.TASK_STARTED);
                    case TASK_SUCCEEDED ->
                            Set.of(HistoryEventType.TASK_STARTED, HistoryEventType.TASK_SUBMITTED);
                    case TASK_FAILED, TASK_TIMED_OUT ->
                            Set.of(
                                    HistoryEventType.TASK_SCHEDULED,
                                    HistoryEventType.TASK_STARTED,
                                    HistoryEventType.TASK_SUBMITTED);
                    case LAMBDA_FUNCTION_STARTED, LAMBDA_FUNCTION_SCHEDULE_FAILED ->
                            Set.of(HistoryEventType.LAMBDA_FUNCTION_SCHEDULED);
                    case LAMBDA_FUNCTION_SUCCEEDED,
                            LAMBDA_FUNCTION_FAILED,
                            LAMBDA_FUNCTION_START_FAILED,
                            LAMBDA_FUNCTION_TIMED_OUT ->
                            Set.of(HistoryEventType.LAMBDA_FUNCTION_STARTED);
                    case ACTIVITY_STARTED, ACTIVITY_SCHEDULE_FAILED ->
                            Set.of(HistoryEventType.ACTIVITY_SCHEDULED);
                    case ACTIVITY_SUCCEEDED, ACTIVITY_FAILED ->
                            Set.of(HistoryEventType.ACTIVITY_STARTED);
                    case ACTIVITY_TIMED_OUT ->
                            Set.of(
                                    HistoryEventType.ACTIVITY_SCHEDULED,
                                    HistoryEventType.ACTIVITY_STARTED);
                    default -> Set.of();
                };
        if (!before.isEmpty()) {
            HistoryEvent previous = history.get((int) event.previousEventId() - 1);
            require(
                    before.contains(previous.type()) && answered.add(previous.id()),
                    "A task goes its way once, at",
                    event.id(),
                    event.type(),
                    previous.type());
        }
    }

    /** Whether the chain of parents of an event has one of this kind, of this state if given. */
    private boolean walk(HistoryEvent from, String kind, @Nullable String name) {
        for (long id = from.previousEventId();
                id > 0;
                id = history.get((int) id - 1).previousEventId()) {
            HistoryEvent event = history.get((int) id - 1);
            if (event.type().wireName().endsWith(kind)
                    ? name == null || name.equals(nameOf(event))
                    : name != null && failedToEvaluate(event, name)) {
                return true;
            }
        }
        return false;
    }

    /** It points past the entry of its state if that was the event before (recorded). */
    private static boolean failedToEvaluate(HistoryEvent event, String state) {
        return event.type() == HistoryEventType.EVALUATION_FAILED
                && event.details() != null
                && state.equals(event.details().get("state"));
    }

    private static String nameOf(HistoryEvent event) {
        JsonObject details = event.details();
        return details == null ? "" : String.valueOf(details.get("name"));
    }

    private static String iterationOf(HistoryEvent event) {
        JsonObject details = event.details();
        return nameOf(event) + "/" + (details == null ? "" : details.get("index"));
    }
}

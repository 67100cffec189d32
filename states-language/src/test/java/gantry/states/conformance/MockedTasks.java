package gantry.states.conformance;

import gantry.json.Json;
import gantry.json.JsonArray;
import gantry.json.JsonObject;
import gantry.json.Payload;
import gantry.states.interpreter.TaskFailure;
import gantry.states.local.LocalTask;
import gantry.states.local.TaskAnswer;
import gantry.states.local.TaskHandler;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;

/** Answers tasks with what was recorded for their states, in order of the attempts. */
final class MockedTasks implements TaskHandler {
    private final Map<String, List<JsonObject>> left = new HashMap<>();

    /** Of no named state: what the history of a case without mocks tells. */
    private final List<JsonObject> leftToAny = new ArrayList<>();

    private final @Nullable String workerName;

    /** Whether its function answers what it is called with. */
    private final boolean isIdentity;

    /** How a nested execution ended by itself, as the parent is told. */
    private final @Nullable JsonObject nestedFailure;

    MockedTasks(RecordedCase recorded) {
        if (recorded.content().get("mocks") instanceof JsonObject mocks) {
            mocks.forEach((state, answers) -> left.put(state, objects(answers)));
        } else {
            objects(recorded.history("history")).forEach(this::keepOutcome);
        }
        workerName = recorded.workerName();
        nestedFailure = nestedFailureOf(recorded.content());
        isIdentity =
                recorded.isDistributed()
                        && Json.print(recorded.content().get("environment"))
                                .contains("\"id_function.py\"");
    }

    @Override
    public TaskAnswer handle(LocalTask task) {
        if (nestedFailure != null) {
            return TaskAnswer.failed("States.TaskFailed", Json.print(nestedFailure))
                    .afterSubmitting(Payload.EMPTY_OBJECT);
        }
        JsonObject mock = next(task);
        if (mock == null && isIdentity) { // what children were answered was not recorded
            return TaskAnswer.succeeded(task.input());
        }
        return mock == null ? TaskAnswer.none() : answer(mock, task).by(workerName);
    }

    private void keepOutcome(JsonObject event) {
        if (event.get("taskFailedEventDetails") instanceof JsonObject failed) {
            leftToAny.add(failed.with("event", "TaskFailed"));
        } else if (event.get("taskSucceededEventDetails") instanceof JsonObject succeeded) {
            leftToAny.add(succeeded.with("event", "TaskSucceeded"));
        }
    }

    private @Nullable JsonObject next(LocalTask task) {
        List<JsonObject> answers = left.getOrDefault(task.state().name(), leftToAny);
        JsonObject answer = find(answers, task.iteration(), MockedTasks::isOfIteration);
        if (answer == null) {
            answer = find(answers, task.iteration(), MockedTasks::isReadThroughOthers);
        }
        answers.remove(answer);
        return answer;
    }

    private static @Nullable JsonObject find(
            List<JsonObject> answers,
            List<Integer> iteration,
            BiPredicate<@Nullable Object, List<Integer>> matches) {
        return answers.stream()
                .filter(answer -> matches.test(answer.get("iteration"), iteration))
                .findFirst()
                .orElse(null);
    }

    private static boolean isOfIteration(@Nullable Object recorded, List<Integer> iteration) {
        return recorded == null || Json.equal(recorded, iteration);
    }

    /**
     * The recorded path of an iteration that waited for another one leads through that other: it
     * was read along previousEventId.
     */
    private static boolean isReadThroughOthers(@Nullable Object recorded, List<Integer> iteration) {
        return recorded instanceof JsonArray path
                && !iteration.isEmpty()
                && Json.equal(path.getLast(), iteration.getLast());
    }

    private static TaskAnswer answer(JsonObject mock, LocalTask task) {
        String event = String.valueOf(mock.get("event"));
        TaskAnswer answer;
        if (event.endsWith("Succeeded")) {
            answer = TaskAnswer.succeeded(Payload.of(mock.get("output")));
        } else if (event.endsWith("TimedOut")) {
            answer = task.hasDeadline() ? TaskAnswer.none() : failed(mock, TaskFailure.TIMED_OUT);
        } else {
            answer = failed(mock, kindOf(event));
        }
        return mock.containsKey("submitted")
                ? answer.afterSubmitting(Payload.of(mock.get("submitted")))
                : answer;
    }

    private static TaskAnswer failed(JsonObject mock, TaskFailure kind) {
        return TaskAnswer.failed(kind, text(mock.get("error")), text(mock.get("cause")));
    }

    private static TaskFailure kindOf(String event) {
        return switch (event) {
            case "TaskSubmitFailed" -> TaskFailure.SUBMIT_FAILED;
            case "TaskStartFailed", "LambdaFunctionStartFailed" -> TaskFailure.START_FAILED;
            case "ActivityScheduleFailed", "LambdaFunctionScheduleFailed" ->
                    TaskFailure.SCHEDULE_FAILED;
            default -> TaskFailure.FAILED;
        };
    }

    /** A cause that is JSON is kept parsed. */
    private static @Nullable String text(@Nullable Object value) {
        return value == null || value instanceof String ? (String) value : Json.print(value);
    }

    private static List<JsonObject> objects(@Nullable Object list) {
        var objects = new ArrayList<JsonObject>();
        if (list instanceof JsonArray array) {
            array.forEach(element -> objects.add((JsonObject) Objects.requireNonNull(element)));
        }
        return objects;
    }

    private static @Nullable JsonObject nestedFailureOf(JsonObject recorded) {
        boolean isNested =
                recorded.get("expected") instanceof JsonObject expected
                        && expected.get("child") instanceof JsonObject child
                        && !String.valueOf(child.get("cause")).contains("managing this resource");
        return isNested ? JsonObject.of("Status", "FAILED") : null;
    }
}

package gantry.cli.corpus;

import gantry.json.JsonObject;
import gantry.states.conformance.RecordedCase;
import gantry.states.definition.Resource;
import gantry.states.interpreter.HistoryEvent;
import gantry.states.interpreter.Outcome;
import gantry.states.interpreter.TaskFailure;
import gantry.states.local.LocalTask;
import gantry.states.local.TaskAnswer;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a recorded case's services answered, as a test case of a MockConfigFile: by state, in the
 * order in which the interpreter asks for it. Activities are left to a worker.
 *
 * @param tookMs how long the case takes if nobody hurries the clock
 */
record RecordedMocks(Map<String, List<TaskAnswer>> answers, long tookMs) {
    static final String TEST_CASE = "Recorded";

    /** Of a case without tasks that nobody waits for. */
    static final RecordedMocks NONE = new RecordedMocks(Map.of(), 0);

    static RecordedMocks of(RecordedCase recorded) {
        var answers = new LinkedHashMap<String, List<TaskAnswer>>();
        List<HistoryEvent> history =
                recorded.run(
                                answering ->
                                        task -> {
                                            TaskAnswer answer = answering.handle(task);
                                            keep(answers, task, answer);
                                            return answer;
                                        })
                        .history();
        return new RecordedMocks(
                answers, history.getLast().timestampMs() - history.getFirst().timestampMs());
    }

    private static void keep(
            Map<String, List<TaskAnswer>> answers, LocalTask task, TaskAnswer answer) {
        if (!(task.state().resource() instanceof Resource.Activity)) {
            answers.computeIfAbsent(task.state().name(), _ -> new ArrayList<>()).add(answer);
        }
    }

    boolean isEmpty() {
        return answers.isEmpty();
    }

    /** Its part of {@code StateMachines}. */
    JsonObject testCases(String machine) {
        var states = JsonObject.builder();
        answers.keySet().forEach(state -> states.put(state, responseName(machine, state)));
        return JsonObject.of("TestCases", JsonObject.of(TEST_CASE, states.build()));
    }

    /** Puts its part of {@code MockedResponses}. */
    void putResponses(String machine, JsonObject.Builder responses) {
        answers.forEach(
                (state, list) -> {
                    var attempts = JsonObject.builder();
                    for (int i = 0; i < list.size(); i++) {
                        attempts.put(Integer.toString(i), response(list.get(i)));
                    }
                    responses.put(responseName(machine, state), attempts.build());
                });
    }

    private static String responseName(String machine, String state) {
        return machine + "/" + state;
    }

    private static JsonObject response(TaskAnswer answer) {
        JsonObject ours = JsonObject.empty();
        JsonObject response = JsonObject.empty();
        switch (answer.outcome()) {
            case Outcome.Succeeded(var output) ->
                    response = JsonObject.of("Return", output.value());
            case Outcome.Failed(var kind, var error, var cause) -> {
                response = JsonObject.of("Throw", failure(error, cause));
                ours = JsonObject.of("FailedAt", failedAt(kind));
            }
            case null -> ours = JsonObject.of("NoAnswer", true);
        }
        if (answer.submitted() != null) {
            ours = ours.with("Submitted", answer.submitted().value());
        }
        return ours.isEmpty() ? response : response.with("Gantry", ours);
    }

    private static JsonObject failure(@Nullable String error, @Nullable String cause) {
        return JsonObject.of("Error", error, "Cause", cause);
    }

    private static String failedAt(TaskFailure kind) {
        return switch (kind) {
            case SCHEDULE_FAILED -> "Schedule";
            case START_FAILED -> "Start";
            case SUBMIT_FAILED -> "Submit";
            case FAILED -> "Run";
            case TIMED_OUT -> "Timeout";
        };
    }
}

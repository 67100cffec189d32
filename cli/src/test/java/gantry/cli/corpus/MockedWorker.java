package gantry.cli.corpus;

import gantry.json.Json;
import gantry.json.JsonArray;
import gantry.json.JsonObject;
import gantry.states.conformance.RecordedCase;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Objects;

/** Takes the activity tasks of one recorded case and answers as the recorded worker did. */
final class MockedWorker {
    private final StepFunctionsClient client;
    private final RecordedCase recorded;

    MockedWorker(StepFunctionsClient client, RecordedCase recorded) {
        this.client = client;
        this.recorded = recorded;
    }

    /** One task for each recorded answer, in their order. */
    void work() {
        if (recorded.content().get("mocks") instanceof JsonObject mocks) {
            for (Map.Entry<String, ?> state : mocks.entrySet()) {
                String activity = findActivity(state.getKey());
                if (activity == null) {
                    continue; // a service's, which the server's mocks answer
                }
                for (Object answer : (JsonArray) Objects.requireNonNull(state.getValue())) {
                    answer(take(activity), (JsonObject) Objects.requireNonNull(answer));
                }
            }
        }
    }

    private String take(String activityArn) {
        JsonObject request = JsonObject.of("activityArn", activityArn);
        String workerName = recorded.workerName();
        if (workerName != null) {
            request = request.with("workerName", workerName);
        }
        return (String)
                Objects.requireNonNull(client.call("GetActivityTask", request).get("taskToken"));
    }

    private void answer(String taskToken, JsonObject answer) {
        JsonObject token = JsonObject.of("taskToken", taskToken);
        switch (String.valueOf(answer.get("event"))) {
            case "ActivitySucceeded" ->
                    client.call(
                            "SendTaskSuccess",
                            token.with("output", Json.print(answer.get("output"))));
            case "ActivityFailed" ->
                    client.call(
                            "SendTaskFailure",
                            token.with("error", answer.get("error"))
                                    .with("cause", answer.get("cause")));
            case "ActivityTimedOut" -> {}
            default -> throw new IllegalStateException("Not an activity's: " + answer);
        }
    }

    /** The activity of a state of the machine itself; null if its task is no activity's. */
    private @Nullable String findActivity(String state) {
        return recorded.content().get("definition") instanceof JsonObject definition
                        && definition.get("States") instanceof JsonObject states
                        && states.get(state) instanceof JsonObject task
                        && task.get("Resource") instanceof String resource
                        && resource.contains(":activity:")
                ? resource
                : null;
    }
}

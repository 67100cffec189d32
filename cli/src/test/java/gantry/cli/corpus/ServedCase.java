package gantry.cli.corpus;

import gantry.cli.testing.Await;
import gantry.json.Json;
import gantry.json.JsonObject;
import gantry.json.Payload;
import gantry.states.conformance.Observed;
import gantry.states.conformance.RecordedCase;
import gantry.states.interpreter.HistoryEvent;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/** Does through a server what a recorded case did on AWS. */
final class ServedCase {
    private static final String ROLE = "arn:aws:iam::111111111111:role/role";

    private final StepFunctionsClient client;
    private final RecordedCase recorded;
    private final String name;
    private final RecordedMocks mocks;

    /**
     * @param name unique on the server, whose mocks have a test case for it if it needs one
     */
    ServedCase(
            StepFunctionsClient client, RecordedCase recorded, String name, RecordedMocks mocks) {
        this.client = client;
        this.recorded = recorded;
        this.name = name;
        this.mocks = mocks;
    }

    Observed run() {
        JsonObject machine =
                client.call(
                        "CreateStateMachine",
                        JsonObject.builder()
                                .put("name", name)
                                .put("definition", recorded.definitionText())
                                .put("roleArn", ROLE)
                                .put("type", recorded.isExpress() ? "EXPRESS" : "STANDARD")
                                .build());
        JsonObject start =
                JsonObject.of(
                        "stateMachineArn",
                        machine.get("stateMachineArn")
                                + (mocks.isEmpty() ? "" : "#" + RecordedMocks.TEST_CASE),
                        "input",
                        Json.print(recorded.input()));
        return recorded.isExpress() ? runExpress(start) : runStandard(start);
    }

    private Observed runExpress(JsonObject start) {
        return observed(client.call("StartSyncExecution", start), List.of());
    }

    private Observed runStandard(JsonObject start) {
        JsonObject execution =
                JsonObject.of(
                        "executionArn", client.call("StartExecution", start).get("executionArn"));
        String arn = String.valueOf(execution.get("executionArn"));
        new MockedWorker(client, recorded).work();
        stop(execution);
        Await.until(
                recorded.id() + " ends",
                () -> !"RUNNING".equals(client.call("DescribeExecution", execution).get("status")));
        return observed(
                client.call("DescribeExecution", execution), ServedHistory.read(client, arn));
    }

    /** Once all is written but the end, if it was stopped on AWS. */
    private void stop(JsonObject execution) {
        JsonObject stop = recorded.stop();
        if (stop != null) {
            String arn = String.valueOf(execution.get("executionArn"));
            int before = recorded.history("history").size() - 1;
            Await.until(
                    recorded.id() + " waits",
                    () -> ServedHistory.read(client, arn).size() == before);
            JsonObject request = execution;
            for (String member : List.of("error", "cause")) {
                if (stop.containsKey(member)) {
                    request = request.with(member, stop.get(member));
                }
            }
            client.call("StopExecution", request);
        }
    }

    private static Observed observed(JsonObject ended, List<HistoryEvent> history) {
        return new Observed(
                String.valueOf(ended.get("status")),
                payload(ended.get("output")),
                (String) ended.get("error"),
                (String) ended.get("cause"),
                history);
    }

    private static @Nullable Payload payload(@Nullable Object text) {
        return text == null ? null : Payload.of(Json.parse((String) Objects.requireNonNull(text)));
    }
}

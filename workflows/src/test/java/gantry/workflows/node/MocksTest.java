package gantry.workflows.node;

import static gantry.states.interpreter.HistoryEventType.*;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.json.Json;
import gantry.json.JsonObject;
import gantry.json.Payload;
import gantry.operations.Cancellation;
import gantry.states.interpreter.ExecutionStatus;
import gantry.states.mocks.MockConfig;
import gantry.workflows.engine.MachineRevision;
import gantry.workflows.tasks.TaskHandlers;
import gantry.workflows.tasks.TaskOutcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Objects;

/** Executions whose tasks are answered by a test case of the mocks. */
class MocksTest {
    private static final String TWICE =
            """
            {"StartAt": "A", "States": {
              "A": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage",
                    "Parameters": {"QueueUrl": "q", "MessageBody": "m"},
                    "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 60}], "Next": "B"},
              "B": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage",
                    "Parameters": {"QueueUrl": "q", "MessageBody": "m"}, "End": true}}}
            """;

    @TempDir Path folder;

    @Test
    void the_answers_of_a_state_are_used_up_over_its_retries() {
        try (var world = World.in(folder)) {
            var machine =
                    mocked(
                            world,
                            TWICE,
                            """
                            "A": {"0": {"Throw": {"Error": "Busy", "Cause": "c"}}, "1": {"Return": 1}},
                            "B": {"0": {"Return": {"b": 2}}}\
                            """);
            world.start(machine, "e", "{}");
            world.awaitEvent(machine, "e", TASK_FAILED);

            world.pass(60_000);

            assertThat(world.awaitEnd(machine, "e").output()).isEqualTo(payload("{\"b\": 2}"));
            assertThat(world.history(machine, "e"))
                    .containsExactly(
                            EXECUTION_STARTED,
                            TASK_STATE_ENTERED,
                            TASK_SCHEDULED,
                            TASK_STARTED,
                            TASK_FAILED,
                            TASK_SCHEDULED,
                            TASK_STARTED,
                            TASK_SUCCEEDED,
                            TASK_STATE_EXITED,
                            TASK_STATE_ENTERED,
                            TASK_SCHEDULED,
                            TASK_STARTED,
                            TASK_SUCCEEDED,
                            TASK_STATE_EXITED,
                            EXECUTION_SUCCEEDED);
        }
    }

    @Test
    void after_a_crash_the_answers_go_on_where_they_were() {
        var before = World.in(folder);
        var machine =
                mocked(
                        before,
                        TWICE,
                        """
                        "A": {"0": {"Throw": {"Error": "Busy"}}, "1": {"Return": 1}, "2": {"Return": 2}},
                        "B": {"0": {"Return": "once"}}\
                        """);
        before.start(machine, "e", "{}");
        before.awaitEvent(machine, "e", TASK_FAILED);

        try (var world = before.crash()) {
            world.pass(60_000);

            assertThat(world.awaitEnd(machine, "e").output()).isEqualTo(payload("\"once\""));
            assertThat(world.history(machine, "e").stream().filter(TASK_SCHEDULED::equals))
                    .hasSize(3);
        }
    }

    @Test
    void the_iterations_of_a_map_count_on() {
        try (var world = World.in(folder)) {
            var machine =
                    mocked(
                            world,
                            """
                            {"StartAt": "M", "States": {"M": {"Type": "Map", "MaxConcurrency": 1, "End": true,
                              "ItemProcessor": {"StartAt": "A", "States": {"A": {"Type": "Task", "End": true,
                                "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f"}}}}}}
                            """,
                            "\"A\": {\"0\": {\"Return\": \"x\"}, \"1-2\": {\"Return\": \"y\"}}");

            world.start(machine, "e", "[1, 2, 3]");

            assertThat(world.awaitEnd(machine, "e").output())
                    .isEqualTo(payload("[\"x\", \"y\", \"y\"]"));
        }
    }

    @Test
    void a_state_without_mocks_calls_its_service() {
        var handlers =
                TaskHandlers.none()
                        .with("sqs", call -> new TaskOutcome.Succeeded(Payload.of("in earnest")));
        try (var world = World.in(folder, World.Options.defaults().with(handlers))) {
            var machine = mocked(world, TWICE, "\"A\": {\"0\": {\"Return\": 1}}");

            world.start(machine, "e", "{}");

            assertThat(world.awaitEnd(machine, "e").output()).isEqualTo(payload("\"in earnest\""));
        }
    }

    @Test
    void an_invocation_without_an_answer_fails_the_execution() {
        try (var world = World.in(folder)) {
            var machine =
                    mocked(
                            world,
                            TWICE.replace(
                                    "\"Retry\": [",
                                    """
                                    "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "B"}], "Retry": [\
                                    """),
                            "\"A\": {\"1\": {\"Return\": 1}}, \"B\": {\"0\": {\"Return\": 1}}");

            world.start(machine, "e", "{}");

            var end = world.awaitEnd(machine, "e");
            assertThat(end.status()).isEqualTo(ExecutionStatus.FAILED);
            assertThat(end.error()).isEqualTo("States.Runtime");
            assertThat(end.cause())
                    .isEqualTo(
                            "The mocks of \"Case\" have no response for attempt 0 of the state"
                                    + " \"A\".");
        }
    }

    @Test
    void a_mocked_activity_needs_no_worker_and_is_handed_to_none() {
        try (var world = World.in(folder)) {
            var activity = world.activity("work");
            String definition =
                    """
                    {"StartAt": "A", "States": {
                       "A": {"Type": "Task", "Resource": "%s", "Next": "B"},
                       "B": {"Type": "Task", "Resource": "%s", "End": true}}}
                    """
                            .formatted(activity, activity);
            var machine = mocked(world, definition, "\"A\": {\"0\": {\"Return\": \"mocked\"}}");
            world.start(machine, "e", "{}");

            var task = world.poll(activity);
            world.engine.taskSucceeded(task.token(), payload("\"by hand\""));

            assertThat(task.input()).isEqualTo(payload("\"mocked\""));
            assertThat(world.awaitEnd(machine, "e").output()).isEqualTo(payload("\"by hand\""));
            assertThat(world.engine.pollActivity(activity, null, cancelled())).isNull();
        }
    }

    @Test
    void a_token_whose_call_is_mocked_can_be_answered_in_earnest() {
        try (var world = World.in(folder)) {
            var machine =
                    mocked(
                            world,
                            """
                            {"StartAt": "A", "States": {"A": {"Type": "Task", "End": true,
                              "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
                              "Parameters": {"QueueUrl": "q", "MessageBody": {"t.$": "$$.Task.Token"}}}}}
                            """,
                            """
                            "A": {"0": {"Gantry": {"NoAnswer": true, "Submitted": {"MessageId": "m"}}}}\
                            """);
            world.start(machine, "e", "{}");
            world.awaitEvent(machine, "e", TASK_SUBMITTED);

            world.engine.taskSucceeded(token(world, machine), payload("7"));

            assertThat(world.awaitEnd(machine, "e").output()).isEqualTo(payload("7"));
        }
    }

    @Test
    void a_machine_that_goes_round_in_mocked_tasks_leaves_others_their_turn() {
        try (var world = World.in(folder)) {
            var endless =
                    mocked(
                            world,
                            TWICE.replace("\"End\": true", "\"Next\": \"C\"")
                                    .replace(
                                            "\"States\": {",
                                            """
                                            "States": {"End": {"Type": "Succeed"}, "C": {"Type": "Choice", "Default": "A",
                                              "Choices": [{"Variable": "$", "IsNull": true, "Next": "End"}]},\
                                            """),
                            """
                            "A": {"0-999999": {"Return": 1}}, "B": {"0-999999": {"Return": 1}}\
                            """);
            var other =
                    world.machine(
                            "other",
                            "{\"StartAt\": \"P\", \"States\": {\"P\": {\"Type\": \"Pass\", \"End\":"
                                    + " true}}}");
            world.start(endless, "e", "{}");

            world.start(other, "o", "{}");

            assertThat(world.awaitEnd(other, "o").status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            world.engine.stopExecution(endless.arn().execution("e"), null, null);
        }
    }

    @Test
    void an_express_execution_is_answered_alike() {
        try (var world = World.in(folder)) {
            var machine =
                    mocked(
                            world,
                            TWICE,
                            "\"A\": {\"0\": {\"Return\": 1}}, \"B\": {\"0\": {\"Return\":"
                                    + " \"end\"}}");

            var outcome = world.engine.startSyncExecution(World.express(machine, "e", "{}"));

            assertThat(outcome.output()).isEqualTo(payload("\"end\""));
        }
    }

    private static MachineRevision mocked(World world, String definition, String responses) {
        var config = MockConfig.of(Json.parse(file(responses)));
        return world.mocked(
                world.machine("m", definition), Objects.requireNonNull(config.find("m", "Case")));
    }

    /** One with one test case, in which each response has the name of its state. */
    private static String file(String responses) {
        var byState = (JsonObject) Objects.requireNonNull(Json.parse("{" + responses + "}"));
        var states = JsonObject.builder();
        byState.keySet().forEach(state -> states.put(state, state));
        return """
        {"StateMachines": {"m": {"TestCases": {"Case": %s}}}, "MockedResponses": %s}
        """
                .formatted(Json.print(states.build()), Json.print(byState));
    }

    /** As its parameters in the history tell it. */
    private static String token(World world, MachineRevision machine) {
        return world.events(machine.arn().execution("e")).stream()
                .filter(event -> event.type() == TASK_SCHEDULED)
                .map(event -> (Payload) Objects.requireNonNull(event.details()).get("parameters"))
                .map(parameters -> Objects.requireNonNull(parameters).text())
                .map(text -> text.replaceAll(".*\"t\":\"([^\"]+)\".*", "$1"))
                .findFirst()
                .orElseThrow();
    }

    private static Cancellation cancelled() {
        var cancellation = new Cancellation();
        cancellation.cancel();
        return cancellation;
    }

    private static Payload payload(String text) {
        return Payload.of(Json.parse(text));
    }
}

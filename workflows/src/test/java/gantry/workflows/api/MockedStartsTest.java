package gantry.workflows.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gantry.json.Json;
import gantry.operations.AwsException;
import gantry.states.mocks.MockConfig;
import gantry.states.mocks.MockConfigException;
import gantry.workflows.mocks.MockSource;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Starts by an ARN that names a test case, as AWS Step Functions Local takes them. */
class MockedStartsTest {
    private static final String DEFINITION =
            """
            {"StartAt": "A", "States": {"A": {"Type": "Task", "End": true,
               "Resource": "arn:aws:states:::sqs:sendMessage",
               "Parameters": {"QueueUrl": "q", "MessageBody": "m"}}}}
            """;

    private static final String ROLE = "arn:aws:iam::111111111111:role/role";

    private final AtomicReference<String> answer = new AtomicReference<>("first");

    @TempDir Path folder;

    @Test
    void the_suffix_picks_the_test_case_and_is_no_part_of_any_name() {
        try (var world = new RunningWorld(folder, this::mocks)) {
            String machine = machine(world, "STANDARD");

            String execution = start(world, machine + "#Good", "e");

            assertThat(execution)
                    .isEqualTo("arn:aws:states:us-east-1:111111111111:execution:order:e");
            var described = world.call("DescribeExecution", Map.of("executionArn", execution));
            assertThat(described.get("stateMachineArn")).isEqualTo(machine);
            assertThat(described.get("status")).isEqualTo("SUCCEEDED");
            assertThat(described.get("output")).isEqualTo("\"first\"");
            assertThat(
                            world.call(
                                            "DescribeStateMachineForExecution",
                                            Map.of("executionArn", execution))
                                    .get("definition"))
                    .isEqualTo(DEFINITION);
        }
    }

    @Test
    void an_express_machine_is_started_alike() {
        try (var world = new RunningWorld(folder, this::mocks)) {
            String machine = machine(world, "EXPRESS");

            var outcome =
                    world.call("StartSyncExecution", Map.of("stateMachineArn", machine + "#Good"));

            assertThat(outcome.get("output")).isEqualTo("\"first\"");
            assertThat(outcome.get("stateMachineArn")).isEqualTo(machine);
        }
    }

    @Test
    void a_version_can_have_a_suffix_too() {
        try (var world = new RunningWorld(folder, this::mocks)) {
            String machine = machine(world, "STANDARD");
            world.call("PublishStateMachineVersion", Map.of("stateMachineArn", machine));

            String execution = start(world, machine + ":1#Good", "e");

            assertThat(
                            world.call("DescribeExecution", Map.of("executionArn", execution))
                                    .get("stateMachineVersionArn"))
                    .isEqualTo(machine + ":1");
        }
    }

    @Test
    void each_start_sees_the_mocks_as_they_are_then() {
        try (var world = new RunningWorld(folder, this::mocks)) {
            String machine = machine(world, "STANDARD");
            String before = start(world, machine + "#Good", "before");
            answer.set("second");

            String after = start(world, machine + "#Good", "after");

            assertThat(output(world, before)).isEqualTo("\"first\"");
            assertThat(output(world, after)).isEqualTo("\"second\"");
        }
    }

    @Test
    void a_test_case_that_is_not_there_is_refused_and_those_that_are_there_are_named() {
        try (var world = new RunningWorld(folder, this::mocks)) {
            String machine = machine(world, "STANDARD");

            AwsException refusal = refusal(world, machine + "#Ugly");

            assertThat(refusal.code()).isEqualTo("ValidationException");
            assertThat(refusal)
                    .hasMessage(
                            "The mocks have no test case \"Ugly\" of the state machine \"order\";"
                                    + " they have: Good, Bad.");
        }
    }

    @Test
    void mocks_that_were_spoilt_refuse_only_the_starts_that_need_them_and_say_why() {
        var spoilt = new AtomicReference<@Nullable MockConfig>(mocks());
        MockSource source =
                () -> {
                    MockConfig config = spoilt.get();
                    if (config == null) {
                        throw new MockConfigException(List.of("mocks.json: it is no JSON."));
                    }
                    return config;
                };
        try (var world = new RunningWorld(folder, source)) {
            String machine = machine(world, "STANDARD");
            spoilt.set(null);

            assertThat(refusal(world, machine + "#Good"))
                    .hasMessage("The mocks cannot be used: mocks.json: it is no JSON.");
            assertThat(start(world, machine, "plain")).endsWith(":order:plain");
        }
    }

    @Test
    void a_name_that_runs_under_other_mocks_is_taken() {
        try (var world = new RunningWorld(folder, this::mocks)) {
            String machine =
                    machine(world, "STANDARD", DEFINITION.replace("\"End\"", WAIT + "\"End\""));
            String first = start(world, machine + "#Bad", "e");

            assertThat(start(world, machine + "#Bad", "e")).isEqualTo(first);
            assertThat(refusal(world, machine + "#Good", "e").code())
                    .isEqualTo("ExecutionAlreadyExists");
            world.call("StopExecution", Map.of("executionArn", first));
        }
    }

    /** The task waits: its mocks throw, and the retry is a day away. */
    private static final String WAIT =
            "\"Retry\": [{\"ErrorEquals\": [\"Later\"], \"IntervalSeconds\": 86400}],";

    @Test
    void without_mocks_the_suffix_is_part_of_the_name_as_on_AWS() {
        try (var world = new RunningWorld(folder)) {
            String machine = machine(world, "STANDARD");

            AwsException refusal = refusal(world, machine + "#Good");

            assertThat(refusal.code()).isEqualTo("StateMachineDoesNotExist");
            assertThat(refusal).hasMessageContaining("order#Good");
        }
    }

    private MockConfig mocks() {
        return MockConfig.of(
                Json.parse(
                        """
                        {"StateMachines": {"order": {"TestCases": {"Good": {"A": "Good"}, "Bad": {"A": "Bad"}}}},
                         "MockedResponses": {
                           "Good": {"0": {"Return": "%s"}},
                           "Bad": {"0": {"Throw": {"Error": "Later", "Cause": "c"}}}}}
                        """
                                .formatted(answer.get())));
    }

    private static String machine(RunningWorld world, String type) {
        return machine(world, type, DEFINITION);
    }

    private static String machine(RunningWorld world, String type, String definition) {
        var created =
                world.call(
                        "CreateStateMachine",
                        Map.of(
                                "name",
                                "order",
                                "definition",
                                definition,
                                "roleArn",
                                ROLE,
                                "type",
                                type));
        return String.valueOf(created.get("stateMachineArn"));
    }

    private static String start(RunningWorld world, String arn, String name) {
        var started = world.call("StartExecution", Map.of("stateMachineArn", arn, "name", name));
        return String.valueOf(started.get("executionArn"));
    }

    private static @Nullable Object output(RunningWorld world, String execution) {
        return world.call("DescribeExecution", Map.of("executionArn", execution)).get("output");
    }

    private static AwsException refusal(RunningWorld world, String arn) {
        return refusal(world, arn, "refused");
    }

    private static AwsException refusal(RunningWorld world, String arn, String name) {
        return catchThrowableOfType(AwsException.class, () -> start(world, arn, name));
    }
}

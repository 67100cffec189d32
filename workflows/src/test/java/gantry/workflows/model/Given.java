package gantry.workflows.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gantry.json.Json;
import gantry.operations.AwsException;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** What probes begin with: machines, executions and tasks of their own, and what they look at. */
record Given(ModelWorld world) {
    static final String PASS =
            """
            {"StartAt": "S", "States": {"S": {"Type": "Pass", "End": true}}}\
            """;
    static final String WAIT =
            """
            {"StartAt": "S", "States": {"S": {"Type": "Wait", "Seconds": 100000, "End": true}}}\
            """;
    static final String FAIL =
            """
            {"StartAt": "S", "States": {"S": {"Type": "Fail", "Error": "E", "Cause": "c"}}}\
            """;

    Map<String, @Nullable Object> call(String operation, @Nullable Object... members) {
        return world.call(operation, members);
    }

    String newName() {
        return world.newName();
    }

    /** The ARN of a new Standard machine. */
    String machine(String definition) {
        return machine(definition, "STANDARD");
    }

    String machine(String definition, String type) {
        var answer =
                call(
                        "CreateStateMachine",
                        "name",
                        newName(),
                        "definition",
                        definition,
                        "roleArn",
                        ModelWorld.ROLE,
                        "type",
                        type);
        return text(answer, "stateMachineArn");
    }

    /** The ARN of a new version. */
    String version(String machine) {
        var published = call("PublishStateMachineVersion", "stateMachineArn", machine);
        return text(published, "stateMachineVersionArn");
    }

    /** The ARN of a new alias. */
    String alias(String version) {
        var created =
                call(
                        "CreateStateMachineAlias",
                        "name",
                        newName(),
                        "routingConfiguration",
                        route(version, 100));
        return text(created, "stateMachineAliasArn");
    }

    static List<Map<String, Object>> route(String version, int weight) {
        return List.of(Map.of("stateMachineVersionArn", version, "weight", weight));
    }

    /** The ARN of a new execution. */
    String start(String machine) {
        return text(call("StartExecution", "stateMachineArn", machine), "executionArn");
    }

    /** DescribeExecution's answer once it has ended. */
    Map<String, @Nullable Object> ended(String execution) {
        return world.await(
                "DescribeExecution",
                answer -> !"RUNNING".equals(answer.get("status")),
                "executionArn",
                execution);
    }

    /** The history of an execution as JSON text. */
    String history(String execution) {
        return Json.print(call("GetExecutionHistory", "executionArn", execution));
    }

    String activity() {
        return text(call("CreateActivity", "name", newName()), "activityArn");
    }

    /** A machine that leaves its only state to the activity. */
    String machineOf(String activity) {
        return machine(
                """
                {"StartAt": "S", "States": {"S": {"Type": "Task", "Resource": "%s",
                 "TimeoutSeconds": 1000, "HeartbeatSeconds": 999, "End": true}}}
                """
                        .formatted(activity));
    }

    /** A task that a worker holds. */
    record Held(String execution, String token) {}

    Held task() {
        String activity = activity();
        String execution = start(machineOf(activity));
        return new Held(execution, text(taken(activity), "taskToken"));
    }

    Map<String, @Nullable Object> taken(String activity) {
        return call("GetActivityTask", "activityArn", activity, "workerName", "w");
    }

    /** The refusal of a request. */
    AwsException refusal(String operation, @Nullable Object... members) {
        var error = catchThrowableOfType(AwsException.class, () -> call(operation, members));
        assertThat(error).as("a refusal of " + operation).isNotNull();
        return error;
    }

    static String text(Map<String, @Nullable Object> answer, String member) {
        return String.valueOf(answer.get(member));
    }

    /** An answer as JSON text. */
    static String json(Map<String, @Nullable Object> answer) {
        return Json.print(answer);
    }
}

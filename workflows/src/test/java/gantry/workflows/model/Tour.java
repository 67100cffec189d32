package gantry.workflows.model;

import static gantry.workflows.model.Given.FAIL;
import static gantry.workflows.model.Given.PASS;
import static gantry.workflows.model.Given.WAIT;
import static gantry.workflows.model.Given.text;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Executions of every kind and every end, looked at from all sides. */
final class Tour {
    private static final String ASSIGN =
            """
            {"StartAt": "A", "States": {
             "A": {"Type": "Pass", "Assign": {"v": 1}, "Next": "B"},
             "B": {"Type": "Pass", "Parameters": {"v.$": "$v"}, "End": true}}}
            """;
    private static final String EVALUATION_FAILS =
            """
            {"QueryLanguage": "JSONata", "StartAt": "A", "States": {
             "A": {"Type": "Pass", "Output": "{% $error('no') %}", "End": true}}}
            """;
    private static final String EXECUTION_TIMES_OUT =
            """
            {"StartAt": "A", "TimeoutSeconds": 1, "States": {
             "A": {"Type": "Wait", "Seconds": 100, "End": true}}}
            """;
    private static final String MAP_SUCCEEDS =
            """
            {"StartAt": "M", "States": {"M": {"Type": "Map", "ItemsPath": "$", "End": true,
             "Parameters": {"i.$": "$$.Map.Item.Index"},
             "ItemProcessor": {"StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}}}}
            """;

    /** One iteration fails while the other waits. */
    private static final String MAP_FAILS =
            """
            {"StartAt": "I", "States": {
             "I": {"Type": "Pass", "Result": [0, 1], "Next": "M"},
             "M": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "C", "States": {
              "C": {"Type": "Choice", "Choices": [
                {"Variable": "$", "NumericEquals": 0, "Next": "W"}], "Default": "F"},
              "W": {"Type": "Wait", "Seconds": 100, "End": true},
              "F": {"Type": "Fail", "Error": "E"}}}}}}
            """;

    private static final String DISTRIBUTED_FAILS =
            """
            {"StartAt": "I", "States": {
             "I": {"Type": "Pass", "Result": [0], "Next": "M"},
             "M": {"Type": "Map", "End": true, "ItemProcessor": {
              "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
              "StartAt": "F", "States": {"F": {"Type": "Fail", "Error": "E"}}}}}}
            """;

    private final Given given;
    private final List<String> executions = new ArrayList<>();

    private Tour(Given given) {
        this.given = given;
    }

    static void take(Given given) {
        new Tour(given).take();
    }

    private void take() {
        for (String definition :
                List.of(ASSIGN, EVALUATION_FAILS, EXECUTION_TIMES_OUT, MAP_FAILS, FAIL)) {
            start(definition);
        }
        mapped();
        mapRuns();
        functions();
        activities();
        stopped();
        redriven();
        qualified();
        express();
        for (String execution : executions) {
            given.ended(execution);
            given.history(execution);
        }
        machines();
    }

    private void start(String definition) {
        executions.add(given.start(given.machine(definition)));
    }

    private void mapped() {
        var started =
                given.call(
                        "StartExecution",
                        "stateMachineArn",
                        given.machine(MAP_SUCCEEDS),
                        "input",
                        "[1, 2]");
        executions.add(text(started, "executionArn"));
    }

    /** Of one that succeeds, and of one that fails and is redriven. */
    private void mapRuns() {
        String succeeding = given.start(given.machine(MapRunProbes.TWO_MAPS));
        given.ended(succeeding);
        given.call("ListMapRuns", "executionArn", succeeding, "maxResults", 1);
        String failing = given.start(given.machine(DISTRIBUTED_FAILS));
        given.ended(failing);
        given.call("RedriveExecution", "executionArn", failing);
        given.ended(failing);
        executions.add(failing);
        var listed = given.call("ListMapRuns", "executionArn", failing);
        String mapRun = memberOfFirst(listed.get("mapRuns"), "mapRunArn");
        given.call("DescribeMapRun", "mapRunArn", mapRun);
        var children = given.call("ListExecutions", "mapRunArn", mapRun);
        String child = memberOfFirst(children.get("executions"), "executionArn");
        given.call("DescribeExecution", "executionArn", child);
        given.call("DescribeStateMachineForExecution", "executionArn", child);
    }

    private static String memberOfFirst(@Nullable Object list, String member) {
        return text(AwsModel.object(AwsModel.list(list).getFirst()), member);
    }

    /** Each that answers, fails and hangs, called directly, by {@code invoke} and with a token. */
    private void functions() {
        for (String function : List.of("echo", "fail", "hang")) {
            String more = function.equals("hang") ? "\"TimeoutSeconds\": 1" : LONG;
            start(task(PaperLambda.FUNCTION + function, more));
            for (String resource : List.of("lambda:invoke", "lambda:invoke.waitForTaskToken")) {
                String payload = ", \"Parameters\": {\"FunctionName\": \"%s\"}".formatted(function);
                boolean waits = resource.endsWith("Token") && function.equals("echo");
                start(
                        task(
                                "arn:aws:states:::" + resource,
                                (waits ? SHORT_HEARTBEAT : more) + payload));
            }
        }
        start(task("arn:aws:states:::sqs:sendMessage", LONG + ", \"Parameters\": {}"));
    }

    private static final String CREDENTIALS =
            "\"Credentials\": {\"RoleArn\": \"" + ModelWorld.ROLE + "\"}";
    private static final String LONG = CREDENTIALS + ", \"TimeoutSeconds\": 100";

    /** Nobody sends one. */
    private static final String SHORT_HEARTBEAT =
            CREDENTIALS + ", \"TimeoutSeconds\": 100, \"HeartbeatSeconds\": 1";

    private static String task(String resource, String more) {
        return """
        {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "%s", %s, "End": true}}}
        """
                .formatted(resource, more);
    }

    private void activities() {
        String late = given.activity();
        executions.add(given.start(given.machine(task(late, "\"TimeoutSeconds\": 1"))));
        String gone = given.activity();
        String machine = given.machineOf(gone);
        given.call("DeleteActivity", "activityArn", gone);
        executions.add(given.start(machine));
        var succeeding = given.task();
        given.call("SendTaskSuccess", "taskToken", succeeding.token(), "output", "{}");
        executions.add(succeeding.execution());
        var failing = given.task();
        given.call("SendTaskFailure", "taskToken", failing.token(), "error", "E", "cause", "c");
        executions.add(failing.execution());
    }

    private void stopped() {
        String execution = given.start(given.machine(WAIT));
        given.call("StopExecution", "executionArn", execution, "error", "E", "cause", "c");
        executions.add(execution);
    }

    private void redriven() {
        String machine = given.machine(FAIL);
        String execution = given.start(machine);
        given.ended(execution);
        given.call("RedriveExecution", "executionArn", execution);
        given.ended(execution);
        given.call("ListExecutions", "stateMachineArn", machine);
        executions.add(execution);
    }

    private void qualified() {
        String machine = given.machine(PASS);
        String alias = given.alias(given.version(machine));
        executions.add(given.start(alias));
        given.call("ListExecutions", "stateMachineArn", alias);
    }

    private void express() {
        given.call("StartSyncExecution", "stateMachineArn", given.machine(FAIL, "EXPRESS"));
        given.call("ValidateStateMachineDefinition", "definition", "{}");
    }

    private void machines() {
        var logged = new Logged(given);
        String machine = given.machine(ASSIGN);
        given.call(
                "UpdateStateMachine",
                "stateMachineArn",
                machine,
                "loggingConfiguration",
                logged.configuration(),
                "publish",
                true);
        given.call("DescribeStateMachine", "stateMachineArn", machine);
        given.call("DescribeStateMachineForExecution", "executionArn", given.start(machine));
        given.call(
                "CreateStateMachine",
                "name",
                given.newName(),
                "definition",
                PASS,
                "roleArn",
                ModelWorld.ROLE,
                "publish",
                true);
    }
}

package gantry.cli.sdk;

import static gantry.cli.testing.ErrorWorld.BUSY;
import static gantry.cli.testing.ErrorWorld.DELETING;
import static gantry.cli.testing.ErrorWorld.EXPRESS;
import static gantry.cli.testing.ErrorWorld.MACHINE;
import static gantry.cli.testing.ErrorWorld.tag;
import static gantry.cli.testing.Machines.PASS;
import static gantry.cli.testing.Machines.ROLE;
import static gantry.cli.testing.Machines.STATES;

import gantry.cli.testing.ErrorWorld;
import gantry.cli.testing.Machines;
import gantry.cli.testing.OperationError;
import gantry.cli.testing.Sdk;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.CreateActivityRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.EncryptionConfiguration;
import software.amazon.awssdk.services.sfn.model.EncryptionType;
import software.amazon.awssdk.services.sfn.model.LogLevel;
import software.amazon.awssdk.services.sfn.model.LoggingConfiguration;
import software.amazon.awssdk.services.sfn.model.Tag;
import software.amazon.awssdk.services.sfn.model.TestStateRequest;
import software.amazon.awssdk.services.sfn.model.TracingConfiguration;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One call for each error that each operation lists. Start reading at {@link #all}. */
final class ErrorCases {
    private static final String NO_MACHINE = STATES + "stateMachine:none";
    private static final String NO_EXECUTION = STATES + "execution:m:none";
    private static final String NO_ACTIVITY = STATES + "activity:none";
    private static final String TOO_LONG = "e".repeat(257);
    private static final Tag[] THREE_TAGS = {tag("k1"), tag("k2"), tag("k3")};
    private static final LoggingConfiguration NOWHERE =
            LoggingConfiguration.builder().level(LogLevel.ALL).build();
    private static final TracingConfiguration UNDECIDED = TracingConfiguration.builder().build();
    private static final EncryptionConfiguration KEY_WITHOUT_ID =
            EncryptionConfiguration.builder().type(EncryptionType.CUSTOMER_MANAGED_KMS_KEY).build();
    private static final EncryptionConfiguration KEY =
            KEY_WITHOUT_ID.toBuilder().kmsKeyId("key").build();

    private final String token;
    private final SfnClient sfn;
    private final SfnClient older;
    private final List<ErrorCase> cases = new ArrayList<>();

    /** A call and the error it gets. */
    record ErrorCase(OperationError expected, Runnable call) {
        @Override
        public String toString() {
            return expected.toString();
        }
    }

    private ErrorCases(ErrorWorld world, Answers answers) {
        this.token = world.token();
        this.sfn = Sdk.client(world.url(), answers);
        this.older = Sdk.client(world.olderUrl(), answers);
    }

    /** All cases, of clients that these answers listen to. */
    static List<ErrorCase> all(ErrorWorld world, Answers answers) {
        var all = new ErrorCases(world, answers);
        all.createStateMachine();
        all.changedStateMachines();
        all.readStateMachines();
        all.starts();
        all.executions();
        all.activities();
        all.tasks();
        all.tags();
        all.testState();
        all.cases.addAll(VersionErrorCases.all(all.sfn));
        all.cases.addAll(MapRunErrorCases.all(all.sfn));
        return List.copyOf(all.cases);
    }

    private void add(String operation, String error, Runnable call) {
        cases.add(new ErrorCase(new OperationError(operation, error), call));
    }

    private void createStateMachine() {
        create("InvalidArn", r -> r.roleArn("role"));
        create("InvalidDefinition", r -> r.definition("{}"));
        create("InvalidName", r -> r.name("a b"));
        create("InvalidLoggingConfiguration", r -> r.loggingConfiguration(NOWHERE));
        create("InvalidTracingConfiguration", r -> r.tracingConfiguration(UNDECIDED));
        create("InvalidEncryptionConfiguration", r -> r.encryptionConfiguration(KEY_WITHOUT_ID));
        create("StateMachineAlreadyExists", r -> r.name("m"));
        create("StateMachineDeleting", r -> r.name("d").definition(Machines.WAIT));
        create("TooManyTags", older, r -> r.tags(THREE_TAGS));
        create("ValidationException", r -> r.roleArn(""));
        create("StateMachineLimitExceeded", r -> {});
    }

    private void create(String error, Consumer<CreateStateMachineRequest.Builder> mistake) {
        create(error, sfn, mistake);
    }

    private void create(
            String error, SfnClient client, Consumer<CreateStateMachineRequest.Builder> mistake) {
        add(
                "CreateStateMachine",
                error,
                () ->
                        client.createStateMachine(
                                r -> mistake.accept(r.name("n").definition(PASS).roleArn(ROLE))));
    }

    private void changedStateMachines() {
        update("InvalidArn", "m", PASS);
        update("InvalidDefinition", MACHINE, "[]");
        update("StateMachineDoesNotExist", NO_MACHINE, PASS);
        update("StateMachineDeleting", DELETING, PASS);
        update("ValidationException", MACHINE + "/label", PASS);
        add(
                "UpdateStateMachine",
                "MissingRequiredParameter",
                () -> sfn.updateStateMachine(r -> r.stateMachineArn(MACHINE)));
        add(
                "UpdateStateMachine",
                "InvalidLoggingConfiguration",
                () ->
                        sfn.updateStateMachine(
                                r -> r.stateMachineArn(MACHINE).loggingConfiguration(NOWHERE)));
        add(
                "UpdateStateMachine",
                "InvalidTracingConfiguration",
                () ->
                        sfn.updateStateMachine(
                                r -> r.stateMachineArn(MACHINE).tracingConfiguration(UNDECIDED)));
        add(
                "UpdateStateMachine",
                "InvalidEncryptionConfiguration",
                () ->
                        sfn.updateStateMachine(
                                r ->
                                        r.stateMachineArn(MACHINE)
                                                .encryptionConfiguration(KEY_WITHOUT_ID)));
        delete("InvalidArn", "arn:aws:states:us-east-1");
        delete("ValidationException", MACHINE + ":1");
    }

    private void update(String error, String arn, String definition) {
        add(
                "UpdateStateMachine",
                error,
                () -> sfn.updateStateMachine(r -> r.stateMachineArn(arn).definition(definition)));
    }

    private void delete(String error, String arn) {
        add("DeleteStateMachine", error, () -> sfn.deleteStateMachine(r -> r.stateMachineArn(arn)));
    }

    private void readStateMachines() {
        describe("InvalidArn", "not_a_valid_arn");
        describe("StateMachineDoesNotExist", NO_MACHINE);
        add(
                "ListStateMachines",
                "InvalidToken",
                () -> sfn.listStateMachines(r -> r.nextToken("garbage")));
        add(
                "ValidateStateMachineDefinition",
                "ValidationException",
                () -> sfn.validateStateMachineDefinition(r -> r.definition("")));
    }

    private void testState() {
        testState("InvalidArn", r -> r.roleArn("role"));
        testState("InvalidDefinition", r -> r.definition("{}"));
        testState("InvalidExecutionInput", r -> r.input("not some json"));
        testState("ValidationException", r -> r.stateName("Other").definition(PASS));
    }

    private void testState(String error, Consumer<TestStateRequest.Builder> mistake) {
        add(
                "TestState",
                error,
                () -> sfn.testState(r -> mistake.accept(r.definition("{\"Type\":\"Succeed\"}"))));
    }

    private void describe(String error, String arn) {
        add(
                "DescribeStateMachine",
                error,
                () -> sfn.describeStateMachine(r -> r.stateMachineArn(arn)));
    }

    private void starts() {
        start("InvalidArn", BUSY, "n", "{}");
        start("InvalidName", MACHINE, "a:b", "{}");
        start("InvalidExecutionInput", MACHINE, "n", "not some json");
        start("ExecutionAlreadyExists", MACHINE, "busy", "[]");
        start("StateMachineDoesNotExist", NO_MACHINE, "n", "{}");
        start("StateMachineDeleting", DELETING, "n", "{}");
        start("ValidationException", MACHINE, "n".repeat(81), "{}");
        start("ExecutionLimitExceeded", MACHINE, "n", "{}");
        startSync("InvalidArn", BUSY, "n", "{}");
        startSync("InvalidName", EXPRESS, "a*b", "{}");
        startSync("InvalidExecutionInput", EXPRESS, "n", "{'a'}");
        startSync("StateMachineDoesNotExist", NO_MACHINE, "n", "{}");
        startSync("StateMachineDeleting", DELETING, "n", "{}");
        startSync("StateMachineTypeNotSupported", MACHINE, "n", "{}");
    }

    private void start(String error, String machine, String name, String input) {
        add("StartExecution", error, () -> Machines.start(sfn, machine, name, input));
    }

    private void startSync(String error, String machine, String name, String input) {
        add(
                "StartSyncExecution",
                error,
                () ->
                        sfn.startSyncExecution(
                                r -> r.stateMachineArn(machine).name(name).input(input)));
    }

    private void executions() {
        describeExecution("ExecutionDoesNotExist", NO_EXECUTION);
        describeExecution("InvalidArn", "invalid_execution_arn");
        describeForExecution("ExecutionDoesNotExist", NO_EXECUTION);
        describeForExecution("InvalidArn", STATES + "express:x:n:r");
        history("ExecutionDoesNotExist", NO_EXECUTION, null);
        history("InvalidArn", MACHINE, null);
        history("InvalidToken", BUSY, "garbage");
        stop("ExecutionDoesNotExist", NO_EXECUTION, "Enough");
        stop("InvalidArn", "stop", "Enough");
        stop("ValidationException", BUSY, TOO_LONG);
        redrive("ExecutionDoesNotExist", NO_EXECUTION, "t");
        redrive("InvalidArn", STATES + "express:x:n:r", "t");
        redrive("ExecutionNotRedrivable", BUSY, "t");
        redrive("ExecutionLimitExceeded", ErrorWorld.STOPPED, "t");
        redrive("ValidationException", BUSY, "a b");
        list("InvalidArn", "invalid_state_machine_arn", null);
        list("InvalidToken", MACHINE, "garbage");
        list("StateMachineDoesNotExist", NO_MACHINE, null);
        list("StateMachineTypeNotSupported", EXPRESS, null);
        add("ListExecutions", "ValidationException", () -> sfn.listExecutions(r -> {}));
        add(
                "ListExecutions",
                "ResourceNotFound",
                () -> sfn.listExecutions(r -> r.mapRunArn(STATES + "mapRun:m/label:run")));
    }

    private void describeExecution(String error, String arn) {
        add("DescribeExecution", error, () -> sfn.describeExecution(r -> r.executionArn(arn)));
    }

    private void describeForExecution(String error, String arn) {
        add(
                "DescribeStateMachineForExecution",
                error,
                () -> sfn.describeStateMachineForExecution(r -> r.executionArn(arn)));
    }

    private void history(String error, String arn, @Nullable String nextToken) {
        add(
                "GetExecutionHistory",
                error,
                () -> sfn.getExecutionHistory(r -> r.executionArn(arn).nextToken(nextToken)));
    }

    private void stop(String error, String arn, String with) {
        add("StopExecution", error, () -> sfn.stopExecution(r -> r.executionArn(arn).error(with)));
    }

    private void redrive(String error, String arn, String token) {
        add(
                "RedriveExecution",
                error,
                () -> sfn.redriveExecution(r -> r.executionArn(arn).clientToken(token)));
    }

    private void list(String error, String machine, @Nullable String nextToken) {
        add(
                "ListExecutions",
                error,
                () -> sfn.listExecutions(r -> r.stateMachineArn(machine).nextToken(nextToken)));
    }

    private void activities() {
        createActivity("ActivityLimitExceeded", sfn, r -> r.name("b"));
        createActivity("ActivityAlreadyExists", sfn, r -> r.name("a").encryptionConfiguration(KEY));
        createActivity("InvalidName", sfn, r -> r.name("b<c"));
        createActivity("TooManyTags", older, r -> r.name("b").tags(THREE_TAGS));
        createActivity(
                "InvalidEncryptionConfiguration",
                sfn,
                r -> r.name("b").encryptionConfiguration(KEY_WITHOUT_ID));
        describeActivity("ActivityDoesNotExist", NO_ACTIVITY);
        describeActivity("InvalidArn", "no_an_activity_arn");
        add("DeleteActivity", "InvalidArn", () -> sfn.deleteActivity(r -> r.activityArn(MACHINE)));
        add(
                "ListActivities",
                "InvalidToken",
                () -> sfn.listActivities(r -> r.nextToken("garbage")));
        poll("ActivityDoesNotExist", NO_ACTIVITY);
        poll("InvalidArn", "no");
        add(
                "GetActivityTask",
                "ActivityWorkerLimitExceeded",
                () -> Crowd.poll(sfn, ErrorWorld.ACTIVITY_POLLERS + 1));
    }

    private void createActivity(
            String error, SfnClient client, Consumer<CreateActivityRequest.Builder> mistake) {
        add("CreateActivity", error, () -> client.createActivity(mistake));
    }

    private void describeActivity(String error, String arn) {
        add("DescribeActivity", error, () -> sfn.describeActivity(r -> r.activityArn(arn)));
    }

    private void poll(String error, String arn) {
        add("GetActivityTask", error, () -> sfn.getActivityTask(r -> r.activityArn(arn)));
    }

    private void tasks() {
        answers("InvalidToken", sfn, "unknown");
        answers("TaskTimedOut", sfn, token);
        answers("TaskDoesNotExist", older, token);
        add(
                "SendTaskSuccess",
                "InvalidOutput",
                () -> sfn.sendTaskSuccess(r -> r.taskToken(token).output("nope")));
    }

    private void answers(String error, SfnClient client, String token) {
        add(
                "SendTaskSuccess",
                error,
                () -> client.sendTaskSuccess(r -> r.taskToken(token).output("{}")));
        add("SendTaskFailure", error, () -> client.sendTaskFailure(r -> r.taskToken(token)));
        add("SendTaskHeartbeat", error, () -> client.sendTaskHeartbeat(r -> r.taskToken(token)));
    }

    private void tags() {
        addTags("InvalidArn", BUSY);
        addTags("ResourceNotFound", NO_MACHINE);
        addTags("TooManyTags", MACHINE);
        removeTags("InvalidArn", "nothing");
        removeTags("ResourceNotFound", NO_ACTIVITY);
        listTags("InvalidArn", "nothing");
        listTags("ResourceNotFound", MACHINE + ":1");
    }

    private void addTags(String error, String arn) {
        add("TagResource", error, () -> sfn.tagResource(r -> r.resourceArn(arn).tags(tag("k3"))));
    }

    private void removeTags(String error, String arn) {
        add("UntagResource", error, () -> sfn.untagResource(r -> r.resourceArn(arn).tagKeys("k1")));
    }

    private void listTags(String error, String arn) {
        add("ListTagsForResource", error, () -> sfn.listTagsForResource(r -> r.resourceArn(arn)));
    }
}

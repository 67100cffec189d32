package gantry.workflows.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gantry.json.Json;
import gantry.operations.AwsException;
import gantry.workflows.definitions.Quotas;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What each operation refuses, and how. There are a Standard machine {@code m} with the running
 * execution {@code busy} and the closed one {@code done}, an Express machine {@code x}, a machine
 * {@code d} that is being deleted, an activity {@code a}; no more may be created, and {@code m} has
 * as many tags, versions and aliases as it may have.
 */
class BadInputTest {
    private static final String STATES = "arn:aws:states:us-east-1:111111111111:";
    private static final String PASS =
            Json.print(
                    Json.parse(
                            """
                            {"StartAt": "S", "States": {"S": {"Type": "Pass", "End": true}}}\
                            """));
    private static final String ROLE = "arn:aws:iam::111111111111:role/r";

    @TempDir static Path folder;

    private static ApiWorld world;
    private static int roles;

    @BeforeAll
    static void open() {
        var quotas = new Quotas(3, 1, 2, Quotas.OPEN_EXECUTIONS, Quotas.ACTIVITY_POLLERS, 2, 1);
        world = new ApiWorld(folder, quotas);
        create("m", "STANDARD");
        create("x", "EXPRESS");
        create("d", "STANDARD");
        world.call("CreateActivity", "name", "a");
        publish("m", "one");
        publish("d", "one");
        alias("m");
        alias("d");
        revise("m");
        publish("m", "two");
        revise("m");
        tag("k1");
        tag("k2");
        start("m", "busy");
        start("d", "busy");
        start("m", "done");
        world.call("StopExecution", "executionArn", STATES + "execution:m:done");
        world.call("DeleteStateMachine", "stateMachineArn", STATES + "stateMachine:d");
    }

    private static void create(String name, String type) {
        world.call(
                "CreateStateMachine",
                "name",
                name,
                "definition",
                PASS,
                "roleArn",
                ROLE,
                "type",
                type);
    }

    private static void publish(String machine, String description) {
        world.call(
                "PublishStateMachineVersion",
                "stateMachineArn",
                STATES + "stateMachine:" + machine,
                "description",
                description);
    }

    private static void revise(String machine) {
        world.call(
                "UpdateStateMachine",
                "stateMachineArn",
                STATES + "stateMachine:" + machine,
                "roleArn",
                ROLE + ++roles);
    }

    private static void alias(String machine) {
        String version = STATES + "stateMachine:" + machine + ":1";
        world.call(
                "CreateStateMachineAlias",
                "name",
                "live",
                "routingConfiguration",
                List.of(Map.of("stateMachineVersionArn", version, "weight", 100)));
    }

    private static void tag(String key) {
        world.call(
                "TagResource",
                "resourceArn",
                STATES + "stateMachine:m",
                "tags",
                List.of(Map.of("key", key, "value", "v")));
    }

    private static void start(String machine, String name) {
        world.call(
                "StartExecution",
                "stateMachineArn",
                STATES + "stateMachine:" + machine,
                "name",
                name,
                "input",
                "{}");
    }

    @AfterAll
    static void close() {
        world.close();
    }

    /**
     * A row: operation, request, error, message; in both texts $S stands for an ARN's beginning.
     */
    record Row(String operation, String request, String error, String message) {
        static Row of(String line) {
            String[] cells = line.split(" \\| ", 4);
            return new Row(cells[0].strip(), full(cells[1]), cells[2].strip(), full(cells[3]));
        }

        private static String full(String cell) {
            return cell.strip()
                    .replace("$S", STATES)
                    .replace("$DEF", Json.print(PASS))
                    .replace("$ROLE", ROLE)
                    .replace("$NUL", "\0");
        }

        @Override
        public String toString() {
            return operation + " " + error + ": " + message;
        }
    }

    private static final String ROWS =
            """
            CreateStateMachine | {"name": "a b", "definition": $DEF, "roleArn": "$ROLE"} | InvalidName | Invalid Name: 'a b'
            CreateStateMachine | {"name": "a/b", "definition": $DEF, "roleArn": "$ROLE"} | InvalidName | Invalid Name: 'a/b'
            CreateStateMachine | {"name": "n", "definition": $DEF, "roleArn": "role"} | InvalidArn | Invalid Role Arn: 'role'
            CreateStateMachine | {"name": "n", "definition": "{}", "roleArn": "$ROLE"} | InvalidDefinition | Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: These fields are required: [States, StartAt] at /'
            CreateStateMachine | {"name": "n", "definition": $DEF, "roleArn": "$ROLE", "loggingConfiguration": {"level": "ALL"}} | InvalidLoggingConfiguration | Invalid Logging Configuration: Must specify exactly one Log Destination.
            CreateStateMachine | {"name": "n", "definition": $DEF, "roleArn": "$ROLE", "loggingConfiguration": {"level": "ALL", "destinations": [{"cloudWatchLogsLogGroup": {"logGroupArn": "here"}}]}} | InvalidLoggingConfiguration | Invalid Logging Configuration: Log Destination not found.
            CreateStateMachine | {"name": "n", "definition": $DEF, "roleArn": "$ROLE", "tracingConfiguration": {}} | InvalidTracingConfiguration | Invalid Tracing Configuration: 'enabled' has not been set to true or false.
            CreateStateMachine | {"name": "n", "definition": $DEF, "roleArn": "$ROLE", "encryptionConfiguration": {"type": "AWS_OWNED_KEY", "kmsKeyId": "k"}} | InvalidEncryptionConfiguration | Invalid Encryption Configuration: kmsKeyId and kmsDataKeyReusePeriodSeconds are only for the type CUSTOMER_MANAGED_KMS_KEY.
            CreateStateMachine | {"name": "n", "definition": $DEF, "roleArn": "$ROLE", "encryptionConfiguration": {"type": "CUSTOMER_MANAGED_KMS_KEY"}} | InvalidEncryptionConfiguration | Invalid Encryption Configuration: kmsKeyId is required for the type CUSTOMER_MANAGED_KMS_KEY.
            CreateStateMachine | {"name": "n", "definition": $DEF, "roleArn": "$ROLE", "encryptionConfiguration": {"type": "CUSTOMER_MANAGED_KMS_KEY", "kmsKeyId": "k"}} | ValidationException | This server does not handle 'encryptionConfiguration.CUSTOMER_MANAGED_KMS_KEY' of CreateStateMachine.
            CreateStateMachine | {"name": "n", "definition": $DEF, "roleArn": "$ROLE", "versionDescription": "v"} | ValidationException | Version description can only be set when publish is true
            CreateStateMachine | {"name": "n", "definition": $DEF, "roleArn": "$ROLE", "tags": [{"key": "aws:k", "value": "v"}]} | ValidationException | 1 validation error detected: Value 'aws:k' at 'tags.1.member.key' failed to satisfy constraint: Member must not begin with aws:
            CreateStateMachine | {"name": "n", "definition": $DEF, "roleArn": "$ROLE", "tags": [{"key": "k", "value": "v"}, {"key": "l"}]} | ValidationException | 1 validation error detected: Value null at 'tags.2.member.value' failed to satisfy constraint: Member must not be null
            CreateStateMachine | {"name": "m", "definition": $DEF, "roleArn": "$ROLE", "type": "EXPRESS"} | StateMachineAlreadyExists | State Machine Already Exists: '$SstateMachine:m'
            CreateStateMachine | {"name": "d", "definition": $DEF, "roleArn": "$ROLE"} | StateMachineDeleting | State Machine is being deleted: '$SstateMachine:d'
            CreateStateMachine | {"name": "n", "definition": $DEF, "roleArn": "$ROLE"} | StateMachineLimitExceeded | The maximum number of state machines has been reached. Existing state machines must be deleted before a new state machine can be created.
            CreateStateMachine | {"name": "", "definition": $DEF, "roleArn": "$ROLE"} | ValidationException | 1 validation error detected: Value '' at 'name' failed to satisfy constraint: Member must have length greater than or equal to 1
            CreateStateMachine | {"name": "n", "definition": $DEF} | ValidationException | 1 validation error detected: Value null at 'roleArn' failed to satisfy constraint: Member must not be null
            CreateStateMachine | {"name": "n", "definition": $DEF, "roleArn": "$ROLE\\u0000"} | InvalidArn | Invalid Role Arn: '$ROLE$NUL'
            StopExecution | {"executionArn": "$Sexecution:m:\\u0000"} | InvalidArn | Invalid Arn: 'Invalid ARN prefix: $Sexecution:m:$NUL'
            PublishStateMachineVersion | {"stateMachineArn": "$SstateMachine:m", "description": "\\u0000"} | ValidationException | 1 validation error detected: Value at 'description' failed to satisfy constraint: Member must not contain the character U+0000
            UpdateStateMachineAlias | {"stateMachineAliasArn": "$SstateMachine:m:live", "description": "\\u0000"} | ValidationException | 1 validation error detected: Value at 'description' failed to satisfy constraint: Member must not contain the character U+0000
            UpdateStateMachine | {"stateMachineArn": "m"} | InvalidArn | Invalid Arn: 'Invalid ARN prefix: m'
            UpdateStateMachine | {"stateMachineArn": "$Sactivity:a", "roleArn": "$ROLE"} | InvalidArn | Invalid Arn: 'Resource type not valid in this context: activity'
            UpdateStateMachine | {"stateMachineArn": "$SstateMachine:m"} | MissingRequiredParameter | Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified
            UpdateStateMachine | {"stateMachineArn": "$SstateMachine:none", "roleArn": "$ROLE"} | StateMachineDoesNotExist | State Machine Does Not Exist: '$SstateMachine:none'
            UpdateStateMachine | {"stateMachineArn": "$SstateMachine:m:1", "roleArn": "$ROLE"} | StateMachineDoesNotExist | State Machine Does Not Exist: '$SstateMachine:m:1'
            UpdateStateMachine | {"stateMachineArn": "$SstateMachine:d", "roleArn": "$ROLE"} | StateMachineDeleting | State Machine is being deleted: '$SstateMachine:d'
            UpdateStateMachine | {"stateMachineArn": "$SstateMachine:m/label", "roleArn": "$ROLE"} | ValidationException | API does not support labelled State Machine ARNs
            UpdateStateMachine | {"stateMachineArn": "$SstateMachine:m", "definition": "[]"} | InvalidDefinition | Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: Definition must be a valid JSON object at null'
            UpdateStateMachine | {"stateMachineArn": "$SstateMachine:m", "loggingConfiguration": {"level": "ERROR", "destinations": []}} | InvalidLoggingConfiguration | Invalid Logging Configuration: Must specify exactly one Log Destination.
            UpdateStateMachine | {"stateMachineArn": "$SstateMachine:m", "tracingConfiguration": {}} | InvalidTracingConfiguration | Invalid Tracing Configuration: 'enabled' has not been set to true or false.
            DescribeStateMachine | {"stateMachineArn": "not_a_valid_arn"} | InvalidArn | Invalid Arn: 'Invalid ARN prefix: not_a_valid_arn'
            DescribeStateMachine | {"stateMachineArn": "$SstateMachine:none"} | StateMachineDoesNotExist | State Machine Does Not Exist: '$SstateMachine:none'
            DescribeStateMachine | {"stateMachineArn": "$SstateMachine:m", "includedData": "SOME"} | ValidationException | 1 validation error detected: Value 'SOME' at 'includedData' failed to satisfy constraint: Member must satisfy enum value set: [ALL_DATA, METADATA_ONLY]
            DeleteStateMachine | {"stateMachineArn": "arn:aws:states:us-east-1"} | InvalidArn | Invalid Arn: 'Invalid ARN prefix: arn:aws:states:us-east-1'
            DeleteStateMachine | {"stateMachineArn": "$SstateMachine:m:1"} | ValidationException | Qualified State Machine ARNs are not supported by DeleteStateMachine
            ListStateMachines | {"nextToken": "garbage"} | InvalidToken | Invalid Token: 'Invalid token'
            ListStateMachines | {"maxResults": 1001} | ValidationException | 1 validation error detected: Value '1001' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 1000
            DescribeStateMachineForExecution | {"executionArn": "$Sexpress:x:n:r"} | InvalidArn | Invalid Arn: 'Resource type not valid in this context: express'
            DescribeStateMachineForExecution | {"executionArn": "$Sexecution:m:none"} | ExecutionDoesNotExist | Execution Does Not Exist: '$Sexecution:m:none'
            ValidateStateMachineDefinition | {"definition": "{}", "maxResults": 101} | ValidationException | 1 validation error detected: Value '101' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 100
            StartExecution | {"stateMachineArn": "$Sexecution:m:n"} | InvalidArn | Invalid Arn: 'Resource type not valid in this context: execution'
            StartExecution | {"stateMachineArn": "$SstateMachine:none"} | StateMachineDoesNotExist | State Machine Does Not Exist: '$SstateMachine:none'
            StartExecution | {"stateMachineArn": "$SstateMachine:m#case"} | StateMachineDoesNotExist | State Machine Does Not Exist: '$SstateMachine:m#case'
            StartExecution | {"stateMachineArn": "$SstateMachine:d"} | StateMachineDeleting | State Machine is being deleted: '$SstateMachine:d'
            StartExecution | {"stateMachineArn": "$SstateMachine:m/label"} | ValidationException | API does not support labelled State Machine ARNs
            StartExecution | {"stateMachineArn": "$SstateMachine:m", "name": "a:b"} | InvalidName | Invalid Name: 'a:b'
            StartExecution | {"stateMachineArn": "$SstateMachine:m", "input": ""} | InvalidExecutionInput | Invalid State Machine Execution Input: 'Invalid execution input.'
            StartExecution | {"stateMachineArn": "$SstateMachine:m", "input": "not some json"} | InvalidExecutionInput | Invalid State Machine Execution Input: 'Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')'
            StartExecution | {"stateMachineArn": "$SstateMachine:m", "name": "busy", "input": "1"} | ExecutionAlreadyExists | Execution Already Exists: '$Sexecution:m:busy'
            StartExecution | {"stateMachineArn": "$SstateMachine:m", "name": "done", "input": "{}"} | ExecutionAlreadyExists | Execution Already Exists: '$Sexecution:m:done'
            StartSyncExecution | {"stateMachineArn": "$SstateMachine:m"} | StateMachineTypeNotSupported | This operation is not supported by this type of state machine
            StartSyncExecution | {"stateMachineArn": "$SstateMachine:none"} | StateMachineDoesNotExist | State Machine Does Not Exist: '$SstateMachine:none'
            StartSyncExecution | {"stateMachineArn": "$SstateMachine:x", "name": "a*"} | InvalidName | Invalid Name: 'a*'
            StartSyncExecution | {"stateMachineArn": "$SstateMachine:x", "input": "{'not': 'json'"} | InvalidExecutionInput | Invalid State Machine Execution Input: 'Unexpected character (''' (code 39)): was expecting double-quote to start field name'
            StartSyncExecution | {"stateMachineArn": "$SstateMachine:d"} | StateMachineDeleting | State Machine is being deleted: '$SstateMachine:d'
            StopExecution | {"executionArn": "$Sexecution:m:none"} | ExecutionDoesNotExist | Execution Does Not Exist: '$Sexecution:m:none'
            StopExecution | {"executionArn": "$Sexpress:x:n:r"} | InvalidArn | Invalid Arn: 'Resource type not valid in this context: express'
            DescribeExecution | {"executionArn": "$Sexecution:m:none"} | ExecutionDoesNotExist | Execution Does Not Exist: '$Sexecution:m:none'
            DescribeExecution | {"executionArn": "invalid_state_machine_arn"} | InvalidArn | Invalid Arn: 'Invalid ARN prefix: invalid_state_machine_arn'
            ListExecutions | {"stateMachineArn": "$SstateMachine:none"} | StateMachineDoesNotExist | State Machine Does Not Exist: '$SstateMachine:none'
            ListExecutions | {"stateMachineArn": "$SstateMachine:x"} | StateMachineTypeNotSupported | This operation is not supported by this type of state machine
            ListExecutions | {} | ValidationException | Exactly one of stateMachineArn and mapRunArn must be specified
            ListExecutions | {"mapRunArn": "$SmapRun:m/l:u"} | ResourceNotFound | Resource not found: '$SmapRun:m/l:u'
            ListExecutions | {"mapRunArn": "run"} | InvalidArn | Invalid Arn: 'Invalid ARN prefix: run'
            ListExecutions | {"stateMachineArn": "$SstateMachine:m", "redriveFilter": "REDRIVEN"} | ValidationException | RedriveFilter cannot be applied to ListExecutions call with StateMachine ARN
            ListExecutions | {"stateMachineArn": "$SstateMachine:m", "nextToken": "garbage"} | InvalidToken | Invalid Token: 'Invalid token'
            DescribeMapRun | {"mapRunArn": "$SmapRun:m/l:u"} | ResourceNotFound | Resource not found: '$SmapRun:m/l:u'
            DescribeMapRun | {"mapRunArn": "$Sexecution:m:u"} | InvalidArn | Invalid Arn: 'Resource type not valid in this context: execution'
            ListMapRuns | {"executionArn": "$Sexecution:m:none"} | ExecutionDoesNotExist | Execution Does Not Exist: '$Sexecution:m:none'
            ListMapRuns | {"executionArn": "$Sexpress:x:n:r"} | InvalidArn | Invalid Arn: 'Resource type not valid in this context: express'
            UpdateMapRun | {"mapRunArn": "$SmapRun:m/l:u", "maxConcurrency": 1} | ResourceNotFound | Resource not found: '$SmapRun:m/l:u'
            RedriveExecution | {"executionArn": "$Sexecution:m:none"} | ExecutionDoesNotExist | Execution Does Not Exist: '$Sexecution:m:none'
            RedriveExecution | {"executionArn": "$Sexpress:x:n:r"} | InvalidArn | Invalid Arn: 'Resource type not valid in this context: express'
            RedriveExecution | {"executionArn": "$Sexecution:m:busy", "clientToken": "a b"} | ValidationException | 1 validation error detected: Value 'a b' at 'clientToken' failed to satisfy constraint: Member must satisfy regular expression pattern: [!-~]+
            GetExecutionHistory | {"executionArn": "$Sexecution:m:none"} | ExecutionDoesNotExist | Execution Does Not Exist: '$Sexecution:m:none'
            GetExecutionHistory | {"executionArn": "$Sexpress:x:n:r"} | InvalidArn | Invalid Arn: 'Resource type not valid in this context: express'
            GetExecutionHistory | {"executionArn": "$Sexecution:m:busy", "nextToken": "garbage"} | InvalidToken | Invalid Token: 'Invalid token'
            CreateActivity | {"name": "activity<name"} | InvalidName | Invalid Name: 'activity<name'
            CreateActivity | {"name": "b"} | ActivityLimitExceeded | The maximum number of activities has been reached. Existing activities must be deleted before a new activity can be created.
            CreateActivity | {"name": "a", "encryptionConfiguration": {"type": "CUSTOMER_MANAGED_KMS_KEY", "kmsKeyId": "k"}} | ActivityAlreadyExists | Activity Already Exists: '$Sactivity:a'
            CreateActivity | {"name": "b", "encryptionConfiguration": {"type": "CUSTOMER_MANAGED_KMS_KEY", "kmsKeyId": "k"}} | ValidationException | This server does not handle 'encryptionConfiguration.CUSTOMER_MANAGED_KMS_KEY' of CreateActivity.
            CreateActivity | {"name": "b", "encryptionConfiguration": {"type": "CUSTOMER_MANAGED_KMS_KEY"}} | InvalidEncryptionConfiguration | Invalid Encryption Configuration: kmsKeyId is required for the type CUSTOMER_MANAGED_KMS_KEY.
            DescribeActivity | {"activityArn": "$Sactivity:none"} | ActivityDoesNotExist | Activity Does Not Exist: '$Sactivity:none'
            DescribeActivity | {"activityArn": "no_an_activity_arn"} | InvalidArn | Invalid Arn: 'Invalid ARN prefix: no_an_activity_arn'
            DeleteActivity | {"activityArn": "$SstateMachine:m"} | InvalidArn | Invalid Arn: 'Resource type not valid in this context: stateMachine'
            ListActivities | {"nextToken": "garbage"} | InvalidToken | Invalid Token: 'Invalid token'
            GetActivityTask | {"activityArn": "$Sactivity:none"} | ActivityDoesNotExist | Activity Does Not Exist: '$Sactivity:none'
            GetActivityTask | {"activityArn": "no"} | InvalidArn | Invalid Arn: 'Invalid ARN prefix: no'
            SendTaskSuccess | {"taskToken": "unknown", "output": "{}"} | InvalidToken | Invalid Token: 'Invalid token'
            SendTaskSuccess | {"taskToken": "token", "output": "nope"} | InvalidOutput | Invalid Output: 'Unrecognized token 'nope': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')'
            SendTaskFailure | {"taskToken": "unknown"} | InvalidToken | Invalid Token: 'Invalid token'
            SendTaskHeartbeat | {"taskToken": "unknown"} | InvalidToken | Invalid Token: 'Invalid token'
            TagResource | {"resourceArn": "$SstateMachine:none", "tags": [{"key": "k", "value": "v"}]} | ResourceNotFound | Resource not found: '$SstateMachine:none'
            TagResource | {"resourceArn": "$SstateMachine:m:1", "tags": []} | ResourceNotFound | Resource not found: '$SstateMachine:m:1'
            TagResource | {"resourceArn": "$SstateMachine:m", "tags": [{"key": "k3", "value": "v"}]} | TooManyTags | You've exceeded the number of tags allowed for a resource.
            TagResource | {"resourceArn": "$Sexecution:m:busy", "tags": []} | InvalidArn | Invalid Arn: 'Resource type not valid in this context: execution'
            TagResource | {"resourceArn": "$SstateMachine:m", "tags": [{"key": "a?", "value": "v"}]} | ValidationException | 1 validation error detected: Value 'a?' at 'tags.1.member.key' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*
            UntagResource | {"resourceArn": "$Sactivity:none", "tagKeys": ["k"]} | ResourceNotFound | Resource not found: '$Sactivity:none'
            UntagResource | {"resourceArn": "nothing", "tagKeys": ["k"]} | InvalidArn | Invalid Arn: 'Invalid ARN prefix: nothing'
            ListTagsForResource | {"resourceArn": "$Sactivity:none"} | ResourceNotFound | Resource not found: '$Sactivity:none'
            ListTagsForResource | {"resourceArn": "nothing"} | InvalidArn | Invalid Arn: 'Invalid ARN prefix: nothing'
            TestState | {"definition": "{}"} | InvalidDefinition | Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: These fields are required: [Type] at /States/StateName'
            TestState | {"definition": "{\\"Type\\": \\"Succeed\\"}", "stateName": "a"} | InvalidDefinition | Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: Field 'Type' is not supported at /, SCHEMA_VALIDATION_FAILED: These fields are required: [States, StartAt] at /'
            TestState | {"definition": "{\\"Type\\": \\"Succeed\\"}", "input": "nope"} | InvalidExecutionInput | Invalid State Machine Execution Input: 'Unrecognized token 'nope': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')'
            TestState | {"definition": "{\\"Type\\": \\"Succeed\\"}", "roleArn": "role"} | InvalidArn | Invalid Role Arn: 'role'
            TestState | {"definition": "{\\"Type\\": \\"Succeed\\"}", "variables": "[]"} | ValidationException | Variables must be a valid JSON object.
            TestState | {"definition": "{\\"Type\\": \\"Succeed\\"}", "inspectionLevel": "ALL"} | ValidationException | 1 validation error detected: Value 'ALL' at 'inspectionLevel' failed to satisfy constraint: Member must satisfy enum value set: [INFO, DEBUG, TRACE]
            TestState | {"definition": "{\\"Type\\": \\"Succeed\\"}", "context": "{}"} | ValidationException | TestState does not support Context when a mock is not specified.
            TestState | {"definition": "{\\"Type\\": \\"Succeed\\"}", "mock": {}} | ValidationException | A test mock should have only one of the following fields: [result, errorOutput].
            TestState | {"definition": "{\\"Type\\": \\"Succeed\\"}", "mock": {"result": "1", "errorOutput": {"error": "E"}}} | ValidationException | A test mock should have only one of the following fields: [result, errorOutput].
            TestState | {"definition": "{\\"Type\\": \\"Wait\\", \\"Seconds\\": 1, \\"End\\": true}", "mock": {"result": "1"}} | ValidationException | State type 'Wait' is not supported when a mock is specified
            TestState | {"definition": "{\\"Type\\": \\"Choice\\", \\"Choices\\": [{\\"Variable\\": \\"$.a\\", \\"IsNull\\": true, \\"Next\\": \\"B\\"}]}", "mock": {"result": "1"}} | ValidationException | State type 'Choice' is not supported when a mock is specified
            TestState | {"definition": "{\\"Type\\": \\"Task\\", \\"Resource\\": \\"$Sactivity:a\\", \\"End\\": true}", "roleArn": "$ROLE"} | InvalidDefinition | TestState API does not support Activity tasks when a mock is not specified
            TestState | {"definition": "{\\"Type\\": \\"Task\\", \\"Resource\\": \\"arn:aws:states:::sqs:sendMessage.waitForTaskToken\\", \\"End\\": true}", "roleArn": "$ROLE"} | InvalidDefinition | TestState API does not support the .sync and .waitForTaskToken service integration patterns when a mock is not specified
            TestState | {"definition": "{\\"Type\\": \\"Task\\", \\"Resource\\": \\"arn:aws:states:::sqs:sendMessage\\", \\"End\\": true}", "mock": {"result": "1"}} | ValidationException | Mocked result must be a JSON object.
            TestState | {"definition": "{\\"Type\\": \\"Task\\", \\"Resource\\": \\"arn:aws:states:::sqs:sendMessage\\", \\"End\\": true}", "mock": {"result": "{}"}, "context": "[]"} | ValidationException | Invalid Context object provided: Context object must be a valid JSON object
            TestState | {"definition": "{\\"Type\\": \\"Task\\", \\"Resource\\": \\"arn:aws:states:::sqs:sendMessage\\", \\"End\\": true}", "mock": {"result": "{}"}, "context": "{\\"State\\": 1}"} | ValidationException | Invalid Context object provided: State must be an object
            TestState | {"definition": "{\\"Type\\": \\"Task\\", \\"Resource\\": \\"arn:aws:states:::sqs:sendMessage\\", \\"End\\": true}", "mock": {"result": "{}"}, "context": "{\\"State\\": {\\"RetryCount\\": \\"1\\"}}"} | ValidationException | Invalid Context object provided: State.RetryCount must be a number
            TestState | {"definition": "{\\"Type\\": \\"Task\\", \\"Resource\\": \\"arn:aws:states:::sqs:sendMessage\\", \\"End\\": true}", "mock": {"result": "{}"}, "context": "{\\"State\\": {\\"Colour\\": 1}}"} | ValidationException | Invalid Context object provided: Field 'State.Colour' is not allowed
            TestState | {"definition": "{\\"Type\\": \\"Task\\", \\"Resource\\": \\"arn:aws:states:::sqs:sendMessage\\", \\"End\\": true}", "mock": {"result": "{}"}, "context": "{\\"Task\\": {\\"Token\\": \\"t\\"}}"} | ValidationException | Invalid Context object provided: Context object contains 'Task' when state is not a Task state with a '.sync' or '.waitForTaskToken' service integration pattern
            TestState | {"definition": "{\\"Type\\": \\"Parallel\\", \\"Branches\\": [{\\"StartAt\\": \\"A\\", \\"States\\": {\\"A\\": {\\"Type\\": \\"Succeed\\"}}}], \\"End\\": true}", "mock": {"errorOutput": {"error": "E"}}, "stateConfiguration": {"errorCausedByState": "B"}} | ValidationException | State not found in definition
            StartExecution | {"stateMachineArn": "$SstateMachine:m:9"} | StateMachineDoesNotExist | State Machine Does Not Exist: '$SstateMachine:m:9'
            StartExecution | {"stateMachineArn": "$SstateMachine:m:none"} | StateMachineDoesNotExist | State Machine Does Not Exist: '$SstateMachine:m:none'
            StartExecution | {"stateMachineArn": "$SstateMachine:d:live"} | StateMachineDeleting | State Machine is being deleted: '$SstateMachine:d:live'
            DescribeStateMachine | {"stateMachineArn": "$SstateMachine:m:9"} | StateMachineDoesNotExist | State Machine Does Not Exist: '$SstateMachine:m:9'
            DescribeStateMachine | {"stateMachineArn": "$SstateMachine:m:live"} | StateMachineDoesNotExist | State Machine Does Not Exist: '$SstateMachine:m:live'
            ListExecutions | {"stateMachineArn": "$SstateMachine:m:01"} | StateMachineDoesNotExist | State Machine Does Not Exist: '$SstateMachine:m:01'
            UpdateStateMachine | {"stateMachineArn": "$SstateMachine:m", "roleArn": "$ROLE", "publish": true} | ServiceQuotaExceededException | The maximum number of state machine versions has been reached. Existing versions must be deleted before a new version can be published.
            PublishStateMachineVersion | {"stateMachineArn": "version"} | InvalidArn | Invalid Arn: 'Invalid ARN prefix: version'
            PublishStateMachineVersion | {"stateMachineArn": "$SstateMachine:none"} | StateMachineDoesNotExist | State Machine Does Not Exist: '$SstateMachine:none'
            PublishStateMachineVersion | {"stateMachineArn": "$SstateMachine:m:1"} | StateMachineDoesNotExist | State Machine Does Not Exist: '$SstateMachine:m:1'
            PublishStateMachineVersion | {"stateMachineArn": "$SstateMachine:m/label"} | ValidationException | API does not support labelled State Machine ARNs
            PublishStateMachineVersion | {"stateMachineArn": "$SstateMachine:d"} | StateMachineDeleting | State Machine is being deleted: '$SstateMachine:d'
            PublishStateMachineVersion | {"stateMachineArn": "$SstateMachine:x", "revisionId": "other"} | ConflictException | Failed to publish the State Machine version for revision other. The current State Machine revision is INITIAL.
            PublishStateMachineVersion | {"stateMachineArn": "$SstateMachine:m"} | ServiceQuotaExceededException | The maximum number of state machine versions has been reached. Existing versions must be deleted before a new version can be published.
            DeleteStateMachineVersion | {"stateMachineVersionArn": "$SstateMachine:m"} | InvalidArn | Invalid Arn: 'Resource type not valid in this context: stateMachine'
            DeleteStateMachineVersion | {"stateMachineVersionArn": "$SstateMachine:m:live"} | InvalidArn | Invalid Arn: 'Resource type not valid in this context: stateMachine'
            DeleteStateMachineVersion | {"stateMachineVersionArn": "$SstateMachine:m:1"} | ConflictException | Version to be deleted must not be referenced by an alias. Current list of aliases referencing this version: [live]
            ListStateMachineVersions | {"stateMachineArn": "$SstateMachine:none"} | InvalidArn | Invalid Arn: 'State Machine Does Not Exist: $SstateMachine:none'
            ListStateMachineVersions | {"stateMachineArn": "$SstateMachine:m", "nextToken": "garbage"} | InvalidToken | Invalid Token: 'Invalid token'
            CreateStateMachineAlias | {"name": "n", "routingConfiguration": [{"stateMachineVersionArn": "v", "weight": 100}]} | InvalidArn | Invalid Arn: 'Invalid ARN prefix: v'
            CreateStateMachineAlias | {"name": "n", "routingConfiguration": [{"stateMachineVersionArn": "$SstateMachine:m:1", "weight": 70}, {"stateMachineVersionArn": "$SstateMachine:m:2", "weight": 29}]} | ValidationException | Sum of routing configuration weights must equal 100. Received: [70, 29]
            CreateStateMachineAlias | {"name": "n", "routingConfiguration": [{"stateMachineVersionArn": "$SstateMachine:m:1", "weight": 70}, {"stateMachineVersionArn": "$SstateMachine:m:1", "weight": 70}]} | ValidationException | Routing configuration must contain distinct state machine version ARNs. Received: [$SstateMachine:m:1, $SstateMachine:m:1]
            CreateStateMachineAlias | {"name": "n", "routingConfiguration": [{"stateMachineVersionArn": "$SstateMachine:m:live", "weight": 100}]} | ValidationException | Routing configuration must contain state machine version ARNs. Received: [$SstateMachine:m:live]
            CreateStateMachineAlias | {"name": "n", "routingConfiguration": [{"stateMachineVersionArn": "$SstateMachine:m:1", "weight": 0}, {"stateMachineVersionArn": "$SstateMachine:d:1", "weight": 100}]} | ValidationException | Routing configuration must contain version ARNs of one state machine. Received: [$SstateMachine:m:1, $SstateMachine:d:1]
            CreateStateMachineAlias | {"name": "n", "routingConfiguration": [{"stateMachineVersionArn": "$SstateMachine:m:9", "weight": 100}]} | ResourceNotFound | Request references a resource that does not exist.
            CreateStateMachineAlias | {"name": "n", "routingConfiguration": [{"stateMachineVersionArn": "$SstateMachine:d:1", "weight": 100}]} | StateMachineDeleting | State Machine is being deleted: '$SstateMachine:d:n'
            CreateStateMachineAlias | {"name": "n", "routingConfiguration": [{"stateMachineVersionArn": "$SstateMachine:m:1", "weight": 100}]} | ServiceQuotaExceededException | The maximum number of state machine aliases has been reached. Existing aliases must be deleted before a new alias can be created.
            CreateStateMachineAlias | {"name": "live", "routingConfiguration": [{"stateMachineVersionArn": "$SstateMachine:m:2", "weight": 100}]} | ConflictException | Failed to create alias because an alias with the same name and a different routing configuration already exists.
            UpdateStateMachineAlias | {"stateMachineAliasArn": "$SstateMachine:m:1", "description": "d"} | InvalidArn | Invalid Arn: 'Resource type not valid in this context: stateMachine'
            UpdateStateMachineAlias | {"stateMachineAliasArn": "$SstateMachine:m:live"} | ValidationException | Either the description or the routingConfiguration must be specified
            UpdateStateMachineAlias | {"stateMachineAliasArn": "$SstateMachine:m:live", "routingConfiguration": [{"stateMachineVersionArn": "$SstateMachine:d:1", "weight": 100}]} | ValidationException | Routing configuration must contain version ARNs of one state machine. Received: [$SstateMachine:d:1]
            UpdateStateMachineAlias | {"stateMachineAliasArn": "$SstateMachine:m:none", "description": "d"} | ResourceNotFound | Request references a resource that does not exist.
            UpdateStateMachineAlias | {"stateMachineAliasArn": "$SstateMachine:d:live", "description": "d"} | StateMachineDeleting | State Machine is being deleted: '$SstateMachine:d:live'
            DescribeStateMachineAlias | {"stateMachineAliasArn": "alias"} | InvalidArn | Invalid Arn: 'Invalid ARN prefix: alias'
            DescribeStateMachineAlias | {"stateMachineAliasArn": "$SstateMachine:m:none"} | ResourceNotFound | Request references a resource that does not exist.
            DeleteStateMachineAlias | {"stateMachineAliasArn": "$SstateMachine:none:live"} | ResourceNotFound | Request references a resource that does not exist.
            ListStateMachineAliases | {"stateMachineArn": "$SstateMachine:none"} | StateMachineDoesNotExist | State Machine Does Not Exist: '$SstateMachine:none'
            ListStateMachineAliases | {"stateMachineArn": "$SstateMachine:d"} | StateMachineDeleting | State Machine is being deleted: '$SstateMachine:d'
            ListStateMachineAliases | {"stateMachineArn": "$SstateMachine:m:9"} | ResourceNotFound | Request references a resource that does not exist.
            ListStateMachineAliases | {"stateMachineArn": "$SstateMachine:m", "nextToken": "garbage"} | InvalidToken | Invalid Token: 'Invalid token'
            """;

    static Stream<Row> rows() {
        return Arrays.stream(ROWS.strip().split("\n")).map(Row::of);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void a_bad_request_is_refused_in_the_words_of_AWS(Row row) {
        var error =
                catchThrowableOfType(
                        AwsException.class,
                        () ->
                                world.call(
                                        row.operation(),
                                        Recordings.object(Json.parse(row.request()))));
        assertThat(error).as("an answer").isNotNull();
        assertThat(error.code() + ": " + error.getMessage())
                .isEqualTo(row.error() + ": " + row.message());
        assertThat(error.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "StartExecution, stateMachineArn, stateMachine:m/label, reason,"
                + " API_DOES_NOT_SUPPORT_LABELED_ARNS",
        "ListTagsForResource, resourceArn, activity:none, resourceName, activity:none",
        "DescribeStateMachineAlias, stateMachineAliasArn, stateMachine:m:none, resourceName,"
                + " stateMachine:m:none",
    })
    void an_error_has_its_members(
            String operation, String member, String resource, String errorMember, String value) {
        var error =
                catchThrowableOfType(
                        AwsException.class, () -> world.call(operation, member, STATES + resource));
        assertThat(error.members())
                .isEqualTo(Map.of(errorMember, value.equals(resource) ? STATES + resource : value));
    }

    @Test
    void a_sensitive_text_is_not_repeated() {
        String secret = "\"" + "é".repeat(200_000) + "\"";
        assertThatThrownBy(
                        () ->
                                world.call(
                                        "StartExecution",
                                        "stateMachineArn",
                                        STATES + "stateMachine:m",
                                        "input",
                                        secret))
                .hasMessage(
                        "1 validation error detected: Value at 'input' failed to satisfy"
                                + " constraint: Member must have length less than or equal to"
                                + " 262144");
    }
}

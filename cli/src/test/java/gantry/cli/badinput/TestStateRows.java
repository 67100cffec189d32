package gantry.cli.badinput;

import java.util.List;

/** What TestState refuses, and why. */
final class TestStateRows {
    private static final String ROWS =
            """
            TestState | {} | ValidationException | 1 validation error detected: Value null at 'definition' failed to satisfy constraint: Member must not be null
            TestState | {"definition": ""} | ValidationException | 1 validation error detected: Value at 'definition' failed to satisfy constraint: Member must have length greater than or equal to 1
            TestState | {"definition": "{}"} | InvalidDefinition | Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: These fields are required: [Type] at /States/StateName'
            TestState | {"definition": "{\\"Type\\": \\"Succeed\\"}", "input": "nope"} | InvalidExecutionInput | Invalid State Machine Execution Input: 'Unrecognized token 'nope': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')'
            TestState | {"definition": "{\\"Type\\": \\"Succeed\\"}", "roleArn": "testing"} | InvalidArn | Invalid Role Arn: 'testing'
            TestState | {"definition": "{\\"Type\\": \\"Succeed\\"}", "stateName": ""} | ValidationException | 1 validation error detected: Value at 'stateName' failed to satisfy constraint: Member must have length greater than or equal to 1
            TestState | {"definition": $DEF, "stateName": "Other"} | ValidationException | State not found in definition
            TestState | {"definition": "{\\"Type\\": \\"Succeed\\"}", "inspectionLevel": "ALL"} | ValidationException | 1 validation error detected: Value 'ALL' at 'inspectionLevel' failed to satisfy constraint: Member must satisfy enum value set: [INFO, DEBUG, TRACE]
            TestState | {"definition": "{\\"Type\\": \\"Succeed\\"}", "variables": "1"} | ValidationException | Variables must be a valid JSON object.
            TestState | {"definition": "{\\"Type\\": \\"Succeed\\"}", "context": "{}"} | ValidationException | TestState does not support Context when a mock is not specified.
            TestState | {"definition": "{\\"Type\\": \\"Succeed\\"}", "stateConfiguration": {"mapIterationFailureCount": 1}} | ValidationException | TestState does not support MapIterationFailureCount when a mock is not specified.
            TestState | {"definition": "{\\"Type\\": \\"Succeed\\"}", "stateConfiguration": {"retrierRetryCount": -1}} | ValidationException | 1 validation error detected: Value '-1' at 'stateConfiguration.retrierRetryCount' failed to satisfy constraint: Member must have value greater than or equal to 0
            TestState | {"definition": "{\\"Type\\": \\"Succeed\\"}", "mock": {"fieldValidationMode": "NONE"}} | ValidationException | A test mock should have only one of the following fields: [result, errorOutput].
            TestState | {"definition": "{\\"Type\\": \\"Succeed\\"}", "mock": {"result": "1", "fieldValidationMode": "SOME"}} | ValidationException | 1 validation error detected: Value 'SOME' at 'mock.fieldValidationMode' failed to satisfy constraint: Member must satisfy enum value set: [STRICT, PRESENT, NONE]
            TestState | {"definition": "{\\"Type\\": \\"Succeed\\"}", "mock": {"result": "1"}} | ValidationException | State type 'Succeed' is not supported when a mock is specified
            TestState | {"definition": "{\\"Type\\": \\"Task\\", \\"Resource\\": \\"arn:aws:states:::sqs:sendMessage\\", \\"End\\": true}"} | ValidationException | RoleArn must be specified when testing a Task state
            TestState | {"definition": "{\\"Type\\": \\"Task\\", \\"Resource\\": \\"arn:aws:states:::sqs:sendMessage\\", \\"End\\": true}", "mock": {"result": "nope"}} | ValidationException | Mocked result must be valid JSON
            TestState | {"definition": "{\\"Type\\": \\"Task\\", \\"Resource\\": \\"arn:aws:states:::sqs:sendMessage\\", \\"End\\": true}", "mock": {"result": "[]"}} | ValidationException | Mocked result must be a JSON object.
            TestState | {"definition": "{\\"Type\\": \\"Task\\", \\"Resource\\": \\"arn:aws:states:::sqs:sendMessage\\", \\"End\\": true}", "mock": {"result": "{\\"MessageId\\": 1}"}} | ValidationException | Mock result schema validation error: Field 'MessageId' must be a string
            TestState | {"definition": "{\\"Type\\": \\"Task\\", \\"Resource\\": \\"arn:aws:states:::sqs:sendMessage\\", \\"End\\": true}", "mock": {"result": "{}"}, "revealSecrets": true} | ValidationException | TestState does not support RevealSecrets when a mock is specified.
            TestState | {"definition": "{\\"Type\\": \\"Task\\", \\"Resource\\": \\"arn:aws:states:::sqs:sendMessage\\", \\"End\\": true}", "mock": {"result": "{}"}, "context": "{\\"Colour\\": 1}"} | ValidationException | Invalid Context object provided: Field 'Colour' is not allowed
            TestState | {"definition": "{\\"Type\\": \\"Parallel\\", \\"Branches\\": [{\\"StartAt\\": \\"A\\", \\"States\\": {\\"A\\": {\\"Type\\": \\"Succeed\\"}}}], \\"End\\": true}"} | InvalidDefinition | TestState API does not support Map or Parallel states. Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]
            TestState | {"definition": "{\\"Type\\": \\"Parallel\\", \\"Branches\\": [{\\"StartAt\\": \\"A\\", \\"States\\": {\\"A\\": {\\"Type\\": \\"Succeed\\"}}}], \\"End\\": true}", "mock": {"result": "{}"}} | ValidationException | Mocked result must be an array.
            TestState | {"definition": "{\\"Type\\": \\"Parallel\\", \\"Branches\\": [{\\"StartAt\\": \\"A\\", \\"States\\": {\\"A\\": {\\"Type\\": \\"Succeed\\"}}}], \\"End\\": true}", "mock": {"result": "[]"}} | ValidationException | Mocked result must contain the same number of items as number of Parallel branches.
            """;

    private TestStateRows() {}

    static List<Row> all() {
        return Row.parse(ROWS);
    }
}

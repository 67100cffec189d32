package gantry.cli.badinput;

import java.util.List;

/** Members of another JSON type than the service model's; AWS stops at the first of them. */
final class TypeRows {
    private static final String ROWS =
            """
            ListActivities | {"maxResults": "1"} | SerializationException | STRING_VALUE can not be converted to an Integer
            ListStateMachines | {"maxResults": true} | SerializationException | TRUE_VALUE can not be converted to an Integer
            GetExecutionHistory | {"executionArn": "$Sexecution:m:busy", "maxResults": [1]} | SerializationException | Start of list found where not expected
            ListExecutions | {"maxResults": {}} | SerializationException | Start of structure or map found where not expected.
            ListActivities | {"nextToken": 1} | SerializationException | NUMBER_VALUE can not be converted to a String
            StartExecution | {"stateMachineArn": "$M", "input": {"a": 1}} | SerializationException | Start of structure or map found where not expected.
            StartExecution | {"stateMachineArn": false} | SerializationException | FALSE_VALUE can not be converted to a String
            CreateStateMachine | {"name": "n", "definition": {"StartAt": "A"}, "roleArn": "$ROLE"} | SerializationException | Start of structure or map found where not expected.
            CreateStateMachine | {"name": true} | SerializationException | TRUE_VALUE can not be converted to a String
            CreateStateMachine | {"loggingConfiguration": []} | SerializationException | Start of list found where not expected
            UpdateStateMachine | {"stateMachineArn": "$M", "tracingConfiguration": {"enabled": "yes"}} | SerializationException | STRING_VALUE can not be converted to a Boolean
            GetExecutionHistory | {"executionArn": "$Sexecution:m:busy", "reverseOrder": 1} | SerializationException | NUMBER_VALUE can not be converted to a Boolean
            CreateActivity | {"name": "n", "tags": "x"} | SerializationException | Expected list or null
            TagResource | {"resourceArn": "$M", "tags": {"k": "v"}} | SerializationException | Start of structure or map found where not expected.
            TagResource | {"resourceArn": "$M", "tags": ["x"]} | SerializationException | Expected null
            UntagResource | {"resourceArn": "$M", "tagKeys": [["k1"]]} | SerializationException | Start of list found where not expected
            SendTaskSuccess | {"taskToken": ["t"], "output": "{}"} | SerializationException | Start of list found where not expected
            UpdateMapRun | {"mapRunArn": "$SmapRun:m/l:u", "toleratedFailurePercentage": "1"} | SerializationException | STRING_VALUE can not be converted to a Double
            """;

    private TypeRows() {}

    static List<Row> all() {
        return Row.parse(ROWS);
    }
}

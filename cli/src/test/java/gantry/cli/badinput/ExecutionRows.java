package gantry.cli.badinput;

import java.util.List;

/** What operations on executions refuse, and why, beside the constraints of their members. */
final class ExecutionRows {
    private static final String START =
            """
            StartExecution | {"stateMachineArn": "$Sexecution:m:n"} | InvalidArn | Invalid Arn: 'Resource type not valid in this context: execution'
            StartExecution | {"stateMachineArn": "$SstateMachine:none"} | StateMachineDoesNotExist | State Machine Does Not Exist: '$SstateMachine:none'
            StartExecution | {"stateMachineArn": "$M#case"} | StateMachineDoesNotExist | State Machine Does Not Exist: '$M#case'
            StartExecution | {"stateMachineArn": "$SstateMachine:d"} | StateMachineDeleting | State Machine is being deleted: '$SstateMachine:d'
            StartExecution | {"stateMachineArn": "$M:9"} | StateMachineDoesNotExist | State Machine Does Not Exist: '$M:9'
            StartExecution | {"stateMachineArn": "$M:old"} | StateMachineDoesNotExist | State Machine Does Not Exist: '$M:old'
            StartExecution | {"stateMachineArn": "$SstateMachine:d:live"} | StateMachineDeleting | State Machine is being deleted: '$SstateMachine:d:live'
            StartExecution | {"stateMachineArn": "$M:live", "name": "busy", "input": "2"} | ExecutionAlreadyExists | Execution Already Exists: '$Sexecution:m:busy'
            StartExecution | {"stateMachineArn": "$M/label"} | ValidationException | API does not support labelled State Machine ARNs
            StartExecution | {"stateMachineArn": "$M", "name": "a:b"} | InvalidName | Invalid Name: 'a:b'
            StartExecution | {"stateMachineArn": "$M", "input": ""} | InvalidExecutionInput | Invalid State Machine Execution Input: 'Invalid execution input.'
            StartExecution | {"stateMachineArn": "$M", "input": "not some json"} | InvalidExecutionInput | Invalid State Machine Execution Input: 'Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')'
            StartExecution | {"stateMachineArn": "$M", "name": "busy", "input": "1"} | ExecutionAlreadyExists | Execution Already Exists: '$Sexecution:m:busy'
            StartExecution | {"stateMachineArn": "$M", "name": "done", "input": "{}"} | ExecutionAlreadyExists | Execution Already Exists: '$Sexecution:m:done'
            StartExecution | {"stateMachineArn": "$M", "name": "n"} | ExecutionLimitExceeded | Execution Limit Exceeded
            StartSyncExecution | {"stateMachineArn": "$M"} | StateMachineTypeNotSupported | This operation is not supported by this type of state machine
            StartSyncExecution | {"stateMachineArn": "$SstateMachine:none"} | StateMachineDoesNotExist | State Machine Does Not Exist: '$SstateMachine:none'
            StartSyncExecution | {"stateMachineArn": "$M:live"} | StateMachineTypeNotSupported | This operation is not supported by this type of state machine
            StartSyncExecution | {"stateMachineArn": "$SstateMachine:x:1"} | StateMachineDoesNotExist | State Machine Does Not Exist: '$SstateMachine:x:1'
            StartSyncExecution | {"stateMachineArn": "x"} | InvalidArn | Invalid Arn: 'Invalid ARN prefix: x'
            StartSyncExecution | {"stateMachineArn": "$SstateMachine:x", "name": "a*"} | InvalidName | Invalid Name: 'a*'
            StartSyncExecution | {"stateMachineArn": "$SstateMachine:x", "input": "{'not': 'json'"} | InvalidExecutionInput | Invalid State Machine Execution Input: 'Unexpected character (''' (code 39)): was expecting double-quote to start field name'
            StartSyncExecution | {"stateMachineArn": "$SstateMachine:d"} | StateMachineDeleting | State Machine is being deleted: '$SstateMachine:d'
            """;

    private static final String OTHERS =
            """
            StopExecution | {"executionArn": "$Sexecution:m:none"} | ExecutionDoesNotExist | Execution Does Not Exist: '$Sexecution:m:none'
            StopExecution | {"executionArn": "$Sexpress:x:n:r"} | InvalidArn | Invalid Arn: 'Resource type not valid in this context: express'
            DescribeExecution | {"executionArn": "$Sexecution:m:none"} | ExecutionDoesNotExist | Execution Does Not Exist: '$Sexecution:m:none'
            DescribeExecution | {"executionArn": "invalid_execution_arn"} | InvalidArn | Invalid Arn: 'Invalid ARN prefix: invalid_execution_arn'
            DescribeStateMachineForExecution | {"executionArn": "$Sexpress:x:n:r"} | InvalidArn | Invalid Arn: 'Resource type not valid in this context: express'
            DescribeStateMachineForExecution | {"executionArn": "$Sexecution:m:none"} | ExecutionDoesNotExist | Execution Does Not Exist: '$Sexecution:m:none'
            GetExecutionHistory | {"executionArn": "$Sexecution:m:none"} | ExecutionDoesNotExist | Execution Does Not Exist: '$Sexecution:m:none'
            GetExecutionHistory | {"executionArn": "$M"} | InvalidArn | Invalid Arn: 'Resource type not valid in this context: stateMachine'
            GetExecutionHistory | {"executionArn": "$Sexecution:m:busy", "nextToken": "garbage"} | InvalidToken | Invalid Token: 'Invalid token'
            ListExecutions | {"stateMachineArn": "$SstateMachine:none"} | StateMachineDoesNotExist | State Machine Does Not Exist: '$SstateMachine:none'
            ListExecutions | {"stateMachineArn": "$SstateMachine:x"} | StateMachineTypeNotSupported | This operation is not supported by this type of state machine
            ListExecutions | {"stateMachineArn": "$M:01"} | StateMachineDoesNotExist | State Machine Does Not Exist: '$M:01'
            ListExecutions | {} | ValidationException | Exactly one of stateMachineArn and mapRunArn must be specified
            ListExecutions | {"stateMachineArn": "$M", "mapRunArn": "$SmapRun:m/l:u"} | ValidationException | Exactly one of stateMachineArn and mapRunArn must be specified
            ListExecutions | {"mapRunArn": "$SmapRun:m/l:u"} | ResourceNotFound | Resource not found: '$SmapRun:m/l:u'
            ListExecutions | {"mapRunArn": "run"} | InvalidArn | Invalid Arn: 'Invalid ARN prefix: run'
            ListExecutions | {"stateMachineArn": "$M", "redriveFilter": "REDRIVEN"} | ValidationException | RedriveFilter cannot be applied to ListExecutions call with StateMachine ARN
            ListExecutions | {"stateMachineArn": "$M", "nextToken": "garbage"} | InvalidToken | Invalid Token: 'Invalid token'
            RedriveExecution | {"executionArn": "$Sexecution:m:done"} | ExecutionNotRedrivable | Execution $Sexecution:m:done invalid for redrive as: Execution is SUCCEEDED and cannot be redriven
            RedriveExecution | {"executionArn": "$Sexecution:m:busy", "clientToken": "t"} | ExecutionNotRedrivable | Execution $Sexecution:m:busy invalid for redrive as: Execution is RUNNING and cannot be redriven
            RedriveExecution | {"executionArn": "$Sexecution:m:stopped"} | ExecutionLimitExceeded | Execution Limit Exceeded
            RedriveExecution | {"executionArn": "$Sexecution:m:none"} | ExecutionDoesNotExist | Execution Does Not Exist: '$Sexecution:m:none'
            RedriveExecution | {"executionArn": "$Sexpress:x:n:r"} | InvalidArn | Invalid Arn: 'Resource type not valid in this context: express'
            RedriveExecution | {"executionArn": "$Sexecution:m:busy", "clientToken": "a b"} | ValidationException | 1 validation error detected: Value 'a b' at 'clientToken' failed to satisfy constraint: Member must satisfy regular expression pattern: [!-~]+
            DescribeMapRun | {"mapRunArn": "$SmapRun:m/l:u"} | ResourceNotFound | Resource not found: '$SmapRun:m/l:u'
            DescribeMapRun | {"mapRunArn": "$Sexecution:m:u"} | InvalidArn | Invalid Arn: 'Resource type not valid in this context: execution'
            ListMapRuns | {"executionArn": "$Sexecution:m:nobody"} | ExecutionDoesNotExist | Execution Does Not Exist: '$Sexecution:m:nobody'
            ListMapRuns | {"executionArn": "map"} | InvalidArn | Invalid Arn: 'Invalid ARN prefix: map'
            UpdateMapRun | {"mapRunArn": "$SmapRun:m/l:v", "maxConcurrency": 1} | ResourceNotFound | Resource not found: '$SmapRun:m/l:v'
            UpdateMapRun | {"mapRunArn": "run"} | InvalidArn | Invalid Arn: 'Invalid ARN prefix: run'
            """;

    private ExecutionRows() {}

    static List<Row> all() {
        return Row.parse(START + OTHERS);
    }
}

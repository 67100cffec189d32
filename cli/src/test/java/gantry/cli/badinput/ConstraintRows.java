package gantry.cli.badinput;

import java.util.List;

/** Members that break a constraint of the service model, each kind in every kind of place. */
final class ConstraintRows {
    private static final String REQUIRED =
            """
            CreateActivity | {} | ValidationException | 1 validation error detected: Value null at 'name' failed to satisfy constraint: Member must not be null
            CreateStateMachine | {"name": "n", "roleArn": "$ROLE"} | ValidationException | 1 validation error detected: Value null at 'definition' failed to satisfy constraint: Member must not be null
            CreateStateMachine | {"name": "n", "definition": $DEF} | ValidationException | 1 validation error detected: Value null at 'roleArn' failed to satisfy constraint: Member must not be null
            DescribeActivity | {} | ValidationException | 1 validation error detected: Value null at 'activityArn' failed to satisfy constraint: Member must not be null
            GetActivityTask | {"activityArn": null} | ValidationException | 1 validation error detected: Value null at 'activityArn' failed to satisfy constraint: Member must not be null
            DeleteStateMachine | {} | ValidationException | 1 validation error detected: Value null at 'stateMachineArn' failed to satisfy constraint: Member must not be null
            StartExecution | {"input": "{}"} | ValidationException | 1 validation error detected: Value null at 'stateMachineArn' failed to satisfy constraint: Member must not be null
            StopExecution | {} | ValidationException | 1 validation error detected: Value null at 'executionArn' failed to satisfy constraint: Member must not be null
            GetExecutionHistory | {"reverseOrder": true} | ValidationException | 1 validation error detected: Value null at 'executionArn' failed to satisfy constraint: Member must not be null
            SendTaskSuccess | {"taskToken": "t"} | ValidationException | 1 validation error detected: Value null at 'output' failed to satisfy constraint: Member must not be null
            SendTaskHeartbeat | {} | ValidationException | 1 validation error detected: Value null at 'taskToken' failed to satisfy constraint: Member must not be null
            ListTagsForResource | {} | ValidationException | 1 validation error detected: Value null at 'resourceArn' failed to satisfy constraint: Member must not be null
            TagResource | {"resourceArn": "$M"} | ValidationException | 1 validation error detected: Value null at 'tags' failed to satisfy constraint: Member must not be null
            UntagResource | {"resourceArn": "$M"} | ValidationException | 1 validation error detected: Value null at 'tagKeys' failed to satisfy constraint: Member must not be null
            CreateActivity | {"name": "n", "encryptionConfiguration": {}} | ValidationException | 1 validation error detected: Value null at 'encryptionConfiguration.type' failed to satisfy constraint: Member must not be null
            """;

    private static final String LENGTH =
            """
            CreateActivity | {"name": ""} | ValidationException | 1 validation error detected: Value '' at 'name' failed to satisfy constraint: Member must have length greater than or equal to 1
            CreateActivity | {"name": "~81~"} | ValidationException | 1 validation error detected: Value '~81~' at 'name' failed to satisfy constraint: Member must have length less than or equal to 80
            CreateStateMachine | {"name": "n", "definition": "", "roleArn": "$ROLE"} | ValidationException | 1 validation error detected: Value at 'definition' failed to satisfy constraint: Member must have length greater than or equal to 1
            CreateStateMachine | {"name": "n", "definition": $DEF, "roleArn": "~257~"} | ValidationException | 1 validation error detected: Value '~257~' at 'roleArn' failed to satisfy constraint: Member must have length less than or equal to 256
            CreateStateMachine | {"name": "n", "definition": $DEF, "roleArn": "$ROLE", "loggingConfiguration": {"destinations": [{"cloudWatchLogsLogGroup": {"logGroupArn": ""}}]}} | ValidationException | 1 validation error detected: Value '' at 'loggingConfiguration.destinations.1.member.cloudWatchLogsLogGroup.logGroupArn' failed to satisfy constraint: Member must have length greater than or equal to 1
            CreateStateMachine | {"name": "n", "definition": $DEF, "roleArn": "$ROLE", "versionDescription": "~257~"} | ValidationException | 1 validation error detected: Value at 'versionDescription' failed to satisfy constraint: Member must have length less than or equal to 256
            UpdateStateMachine | {"stateMachineArn": "$M", "roleArn": ""} | ValidationException | 1 validation error detected: Value '' at 'roleArn' failed to satisfy constraint: Member must have length greater than or equal to 1
            DescribeStateMachine | {"stateMachineArn": "~257~"} | ValidationException | 1 validation error detected: Value '~257~' at 'stateMachineArn' failed to satisfy constraint: Member must have length less than or equal to 256
            DescribeExecution | {"executionArn": ""} | ValidationException | 1 validation error detected: Value '' at 'executionArn' failed to satisfy constraint: Member must have length greater than or equal to 1
            DescribeStateMachineForExecution | {"executionArn": "~257~"} | ValidationException | 1 validation error detected: Value '~257~' at 'executionArn' failed to satisfy constraint: Member must have length less than or equal to 256
            StartExecution | {"stateMachineArn": "$M", "name": "~81~"} | ValidationException | 1 validation error detected: Value '~81~' at 'name' failed to satisfy constraint: Member must have length less than or equal to 80
            StartExecution | {"stateMachineArn": "$M", "input": "\\"~262143~\\""} | ValidationException | 1 validation error detected: Value at 'input' failed to satisfy constraint: Member must have length less than or equal to 262144
            StartSyncExecution | {"stateMachineArn": "$SstateMachine:x", "traceHeader": "~257~"} | ValidationException | 1 validation error detected: Value '~257~' at 'traceHeader' failed to satisfy constraint: Member must have length less than or equal to 256
            StopExecution | {"executionArn": "$Sexecution:m:busy", "error": "~257~"} | ValidationException | 1 validation error detected: Value at 'error' failed to satisfy constraint: Member must have length less than or equal to 256
            StopExecution | {"executionArn": "$Sexecution:m:busy", "cause": "~32769~"} | ValidationException | 1 validation error detected: Value at 'cause' failed to satisfy constraint: Member must have length less than or equal to 32768
            ListStateMachines | {"nextToken": ""} | ValidationException | 1 validation error detected: Value '' at 'nextToken' failed to satisfy constraint: Member must have length greater than or equal to 1
            ListActivities | {"nextToken": "~1025~"} | ValidationException | 1 validation error detected: Value '~1025~' at 'nextToken' failed to satisfy constraint: Member must have length less than or equal to 1024
            ListExecutions | {"stateMachineArn": "$M", "nextToken": "~3097~"} | ValidationException | 1 validation error detected: Value '~3097~' at 'nextToken' failed to satisfy constraint: Member must have length less than or equal to 3096
            ListExecutions | {"mapRunArn": "~2001~"} | ValidationException | 1 validation error detected: Value '~2001~' at 'mapRunArn' failed to satisfy constraint: Member must have length less than or equal to 2000
            GetActivityTask | {"activityArn": "$Sactivity:a", "workerName": "~81~"} | ValidationException | 1 validation error detected: Value '~81~' at 'workerName' failed to satisfy constraint: Member must have length less than or equal to 80
            SendTaskSuccess | {"taskToken": "t", "output": "\\"~262143~\\""} | ValidationException | 1 validation error detected: Value at 'output' failed to satisfy constraint: Member must have length less than or equal to 262144
            SendTaskFailure | {"taskToken": "~2049~"} | ValidationException | 1 validation error detected: Value '~2049~' at 'taskToken' failed to satisfy constraint: Member must have length less than or equal to 2048
            SendTaskHeartbeat | {"taskToken": ""} | ValidationException | 1 validation error detected: Value '' at 'taskToken' failed to satisfy constraint: Member must have length greater than or equal to 1
            TagResource | {"resourceArn": "$M", "tags": [{"key": "~129~", "value": ""}]} | ValidationException | 1 validation error detected: Value '~129~' at 'tags.1.member.key' failed to satisfy constraint: Member must have length less than or equal to 128
            TagResource | {"resourceArn": "$M", "tags": [{"key": "k", "value": ""}, {"key": "l", "value": "~257~"}]} | ValidationException | 1 validation error detected: Value '~257~' at 'tags.2.member.value' failed to satisfy constraint: Member must have length less than or equal to 256
            UntagResource | {"resourceArn": "$M", "tagKeys": ["k1", ""]} | ValidationException | 1 validation error detected: Value '' at 'tagKeys.2.member' failed to satisfy constraint: Member must have length greater than or equal to 1
            CreateStateMachineAlias | {"name": "live", "routingConfiguration": []} | ValidationException | 1 validation error detected: Value '[]' at 'routingConfiguration' failed to satisfy constraint: Member must have length greater than or equal to 1
            """;

    private static final String RANGE_ENUM_PATTERN =
            """
            ListStateMachines | {"maxResults": 1001} | ValidationException | 1 validation error detected: Value '1001' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 1000
            ListActivities | {"maxResults": -1} | ValidationException | 1 validation error detected: Value '-1' at 'maxResults' failed to satisfy constraint: Member must have value greater than or equal to 0
            ListExecutions | {"stateMachineArn": "$M", "maxResults": 1e400} | ValidationException | 1 validation error detected: Value '1e400' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 1000
            GetExecutionHistory | {"executionArn": "$Sexecution:m:busy", "maxResults": 99999999999999999999} | ValidationException | 1 validation error detected: Value '99999999999999999999' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 1000
            ValidateStateMachineDefinition | {"definition": "{}", "maxResults": 101} | ValidationException | 1 validation error detected: Value '101' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 100
            CreateActivity | {"name": "n", "encryptionConfiguration": {"type": "AWS_OWNED_KEY", "kmsDataKeyReusePeriodSeconds": 59}} | ValidationException | 1 validation error detected: Value '59' at 'encryptionConfiguration.kmsDataKeyReusePeriodSeconds' failed to satisfy constraint: Member must have value greater than or equal to 60
            CreateActivity | {"name": "n", "encryptionConfiguration": {"type": "AWS_OWNED_KEY", "kmsDataKeyReusePeriodSeconds": 901}} | ValidationException | 1 validation error detected: Value '901' at 'encryptionConfiguration.kmsDataKeyReusePeriodSeconds' failed to satisfy constraint: Member must have value less than or equal to 900
            UpdateMapRun | {"mapRunArn": "$SmapRun:m/l:u", "toleratedFailurePercentage": 100.5} | ValidationException | 1 validation error detected: Value '100.5' at 'toleratedFailurePercentage' failed to satisfy constraint: Member must have value less than or equal to 100
            CreateStateMachine | {"name": "n", "definition": $DEF, "roleArn": "$ROLE", "type": "FAST"} | ValidationException | 1 validation error detected: Value 'FAST' at 'type' failed to satisfy constraint: Member must satisfy enum value set: [STANDARD, EXPRESS]
            CreateStateMachine | {"name": "n", "definition": $DEF, "roleArn": "$ROLE", "loggingConfiguration": {"level": "all"}} | ValidationException | 1 validation error detected: Value 'all' at 'loggingConfiguration.level' failed to satisfy constraint: Member must satisfy enum value set: [ALL, ERROR, FATAL, OFF]
            CreateStateMachine | {"name": "n", "definition": $DEF, "roleArn": "$ROLE", "encryptionConfiguration": {"type": "NONE"}} | ValidationException | 1 validation error detected: Value 'NONE' at 'encryptionConfiguration.type' failed to satisfy constraint: Member must satisfy enum value set: [AWS_OWNED_KEY, CUSTOMER_MANAGED_KMS_KEY]
            DescribeStateMachine | {"stateMachineArn": "$M", "includedData": "SOME"} | ValidationException | 1 validation error detected: Value 'SOME' at 'includedData' failed to satisfy constraint: Member must satisfy enum value set: [ALL_DATA, METADATA_ONLY]
            ListExecutions | {"stateMachineArn": "$M", "statusFilter": "succeeded"} | ValidationException | 1 validation error detected: Value 'succeeded' at 'statusFilter' failed to satisfy constraint: Member must satisfy enum value set: [SUCCEEDED, TIMED_OUT, PENDING_REDRIVE, ABORTED, FAILED, RUNNING]
            ValidateStateMachineDefinition | {"definition": "{}", "severity": "INFO"} | ValidationException | 1 validation error detected: Value 'INFO' at 'severity' failed to satisfy constraint: Member must satisfy enum value set: [ERROR, WARNING]
            StartExecution | {"stateMachineArn": "$M", "traceHeader": "é"} | ValidationException | 1 validation error detected: Value 'é' at 'traceHeader' failed to satisfy constraint: Member must satisfy regular expression pattern: \\p{ASCII}*
            TagResource | {"resourceArn": "$M", "tags": [{"key": "a?", "value": ""}]} | ValidationException | 1 validation error detected: Value 'a?' at 'tags.1.member.key' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*
            CreateStateMachineAlias | {"name": "123", "routingConfiguration": [{"stateMachineVersionArn": "$M:1", "weight": 100}]} | ValidationException | 1 validation error detected: Value '123' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: ^(?=.*[a-zA-Z_\\-\\.])[a-zA-Z0-9_\\-\\.]+$
            """;

    /** All that is wrong is told at once, but no more than ten mistakes. */
    private static final String SEVERAL =
            """
            CreateStateMachine | {"name": ""} | ValidationException | 3 validation errors detected: Value '' at 'name' failed to satisfy constraint: Member must have length greater than or equal to 1; Value null at 'definition' failed to satisfy constraint: Member must not be null; Value null at 'roleArn' failed to satisfy constraint: Member must not be null
            StartSyncExecution | {"stateMachineArn": "", "traceHeader": "é"} | ValidationException | 2 validation errors detected: Value '' at 'stateMachineArn' failed to satisfy constraint: Member must have length greater than or equal to 1; Value 'é' at 'traceHeader' failed to satisfy constraint: Member must satisfy regular expression pattern: \\p{ASCII}*
            UntagResource | {"resourceArn": "$M", "tagKeys": ["", "", "", "", "", "", "", "", "", "", "", ""]} | ValidationException | 10 validation errors detected: Value '' at 'tagKeys.1.member' failed to satisfy constraint: Member must have length greater than or equal to 1; Value '' at 'tagKeys.2.member' failed to satisfy constraint: Member must have length greater than or equal to 1; Value '' at 'tagKeys.3.member' failed to satisfy constraint: Member must have length greater than or equal to 1; Value '' at 'tagKeys.4.member' failed to satisfy constraint: Member must have length greater than or equal to 1; Value '' at 'tagKeys.5.member' failed to satisfy constraint: Member must have length greater than or equal to 1; Value '' at 'tagKeys.6.member' failed to satisfy constraint: Member must have length greater than or equal to 1; Value '' at 'tagKeys.7.member' failed to satisfy constraint: Member must have length greater than or equal to 1; Value '' at 'tagKeys.8.member' failed to satisfy constraint: Member must have length greater than or equal to 1; Value '' at 'tagKeys.9.member' failed to satisfy constraint: Member must have length greater than or equal to 1; Value '' at 'tagKeys.10.member' failed to satisfy constraint: Member must have length greater than or equal to 1
            """;

    private ConstraintRows() {}

    static List<Row> all() {
        return Row.parse(REQUIRED + LENGTH + RANGE_ENUM_PATTERN + SEVERAL);
    }
}

package gantry.cli.badinput;

import java.util.List;

/** What operations on state machines refuse, and why, beside the constraints of their members. */
final class StateMachineRows {
    private static final String CREATE =
            """
            CreateStateMachine | {"name": "a b", "definition": $DEF, "roleArn": "$ROLE"} | InvalidName | Invalid Name: 'a b'
            CreateStateMachine | {"name": "a\\ud800", "definition": $DEF, "roleArn": "$ROLE"} | InvalidName | Invalid Name: 'a\ud800'
            CreateStateMachine | {"name": "n", "definition": $DEF, "roleArn": "role"} | InvalidArn | Invalid Role Arn: 'role'
            CreateStateMachine | {"name": "n", "definition": "{}", "roleArn": "$ROLE"} | InvalidDefinition | Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: These fields are required: [States, StartAt] at /'
            CreateStateMachine | {"name": "n", "definition": $DEF, "roleArn": "$ROLE", "loggingConfiguration": {"level": "ALL"}} | InvalidLoggingConfiguration | Invalid Logging Configuration: Must specify exactly one Log Destination.
            CreateStateMachine | {"name": "n", "definition": $DEF, "roleArn": "$ROLE", "loggingConfiguration": {"level": "ALL", "destinations": [{"cloudWatchLogsLogGroup": {"logGroupArn": "here"}}]}} | InvalidLoggingConfiguration | Invalid Logging Configuration: Log Destination not found.
            CreateStateMachine | {"name": "n", "definition": $DEF, "roleArn": "$ROLE", "tracingConfiguration": {}} | InvalidTracingConfiguration | Invalid Tracing Configuration: 'enabled' has not been set to true or false.
            CreateStateMachine | {"name": "n", "definition": $DEF, "roleArn": "$ROLE", "encryptionConfiguration": {"type": "AWS_OWNED_KEY", "kmsKeyId": "k"}} | InvalidEncryptionConfiguration | Invalid Encryption Configuration: kmsKeyId and kmsDataKeyReusePeriodSeconds are only for the type CUSTOMER_MANAGED_KMS_KEY.
            CreateStateMachine | {"name": "n", "definition": $DEF, "roleArn": "$ROLE", "encryptionConfiguration": {"type": "CUSTOMER_MANAGED_KMS_KEY", "kmsKeyId": "k"}} | ValidationException | This server does not handle 'encryptionConfiguration.CUSTOMER_MANAGED_KMS_KEY' of CreateStateMachine.
            CreateStateMachine | {"name": "n", "definition": $DEF, "roleArn": "$ROLE", "versionDescription": "v"} | ValidationException | Version description can only be set when publish is true
            CreateStateMachine | {"name": "m", "definition": $DEF, "roleArn": "$ROLE", "type": "EXPRESS"} | StateMachineAlreadyExists | State Machine Already Exists: '$M'
            CreateStateMachine | {"name": "d", "definition": $DEF, "roleArn": "$ROLE"} | StateMachineDeleting | State Machine is being deleted: '$SstateMachine:d'
            CreateStateMachine | {"name": "n", "definition": $DEF, "roleArn": "$ROLE"} | StateMachineLimitExceeded | The maximum number of state machines has been reached. Existing state machines must be deleted before a new state machine can be created.
            CreateStateMachine@older | {"name": "n", "definition": $DEF, "roleArn": "$ROLE", "tags": [{"key": "1", "value": ""}, {"key": "2", "value": ""}, {"key": "3", "value": ""}]} | TooManyTags | You've exceeded the number of tags allowed for a resource.
            """;

    private static final String CHANGE =
            """
            UpdateStateMachine | {"stateMachineArn": "m", "roleArn": "$ROLE"} | InvalidArn | Invalid Arn: 'Invalid ARN prefix: m'
            UpdateStateMachine | {"stateMachineArn": "$Sactivity:a", "roleArn": "$ROLE"} | InvalidArn | Invalid Arn: 'Resource type not valid in this context: activity'
            UpdateStateMachine | {"stateMachineArn": "$M"} | MissingRequiredParameter | Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified
            UpdateStateMachine | {"stateMachineArn": "$SstateMachine:no", "roleArn": "$ROLE"} | StateMachineDoesNotExist | State Machine Does Not Exist: '$SstateMachine:no'
            UpdateStateMachine | {"stateMachineArn": "$M:1", "roleArn": "$ROLE"} | StateMachineDoesNotExist | State Machine Does Not Exist: '$M:1'
            UpdateStateMachine | {"stateMachineArn": "$SstateMachine:d", "roleArn": "$ROLE"} | StateMachineDeleting | State Machine is being deleted: '$SstateMachine:d'
            UpdateStateMachine | {"stateMachineArn": "$M/label", "roleArn": "$ROLE"} | ValidationException | API does not support labelled State Machine ARNs
            UpdateStateMachine | {"stateMachineArn": "$M", "definition": "[]"} | InvalidDefinition | Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: Definition must be a valid JSON object at null'
            UpdateStateMachine | {"stateMachineArn": "$M", "loggingConfiguration": {"level": "ERROR", "destinations": []}} | InvalidLoggingConfiguration | Invalid Logging Configuration: Must specify exactly one Log Destination.
            UpdateStateMachine | {"stateMachineArn": "$M", "tracingConfiguration": {}} | InvalidTracingConfiguration | Invalid Tracing Configuration: 'enabled' has not been set to true or false.
            UpdateStateMachine | {"stateMachineArn": "$M", "encryptionConfiguration": {"type": "CUSTOMER_MANAGED_KMS_KEY"}} | InvalidEncryptionConfiguration | Invalid Encryption Configuration: kmsKeyId is required for the type CUSTOMER_MANAGED_KMS_KEY.
            DeleteStateMachine | {"stateMachineArn": "arn:aws:states:us-east-1"} | InvalidArn | Invalid Arn: 'Invalid ARN prefix: arn:aws:states:us-east-1'
            DeleteStateMachine | {"stateMachineArn": "$M:1"} | ValidationException | Qualified State Machine ARNs are not supported by DeleteStateMachine
            """;

    private static final String READ =
            """
            DescribeStateMachine | {"stateMachineArn": "not_a_valid_arn"} | InvalidArn | Invalid Arn: 'Invalid ARN prefix: not_a_valid_arn'
            DescribeStateMachine | {"stateMachineArn": "$SstateMachine:none"} | StateMachineDoesNotExist | State Machine Does Not Exist: '$SstateMachine:none'
            ListStateMachines | {"nextToken": "garbage"} | InvalidToken | Invalid Token: 'Invalid token'
            TagResource | {"resourceArn": "$SstateMachine:none", "tags": [{"key": "k", "value": "v"}]} | ResourceNotFound | Resource not found: '$SstateMachine:none'
            TagResource | {"resourceArn": "$Sexecution:m:busy", "tags": []} | InvalidArn | Invalid Arn: 'Resource type not valid in this context: execution'
            TagResource | {"resourceArn": "$M", "tags": [{"key": "k3", "value": "v"}]} | TooManyTags | You've exceeded the number of tags allowed for a resource.
            TagResource | {"resourceArn": "$M", "tags": [{"key": "aws:k", "value": "v"}]} | ValidationException | 1 validation error detected: Value 'aws:k' at 'tags.1.member.key' failed to satisfy constraint: Member must not begin with aws:
            TagResource | {"resourceArn": "$M", "tags": [{"key": "k", "value": "v"}, {"key": "l"}]} | ValidationException | 1 validation error detected: Value null at 'tags.2.member.value' failed to satisfy constraint: Member must not be null
            UntagResource | {"resourceArn": "$Sactivity:no", "tagKeys": ["k"]} | ResourceNotFound | Resource not found: '$Sactivity:no'
            UntagResource | {"resourceArn": "nothing", "tagKeys": ["k"]} | InvalidArn | Invalid Arn: 'Invalid ARN prefix: nothing'
            ListTagsForResource | {"resourceArn": "$M:1"} | ResourceNotFound | Resource not found: '$M:1'
            ListTagsForResource | {"resourceArn": "arn:aws:lambda:us-east-1:000000000000:function:f"} | InvalidArn | Invalid Arn: 'Invalid ARN prefix: arn:aws:lambda:us-east-1:000000000000:function:f'
            """;

    private StateMachineRows() {}

    static List<Row> all() {
        return Row.parse(CREATE + CHANGE + READ);
    }
}

package gantry.cli.badinput;

import java.util.List;

/** What operations on activities and their tasks refuse, beside the constraints of members. */
final class ActivityRows {
    private static final String ROWS =
            """
            CreateActivity | {"name": "activity<name"} | InvalidName | Invalid Name: 'activity<name'
            CreateActivity | {"name": "n"} | ActivityLimitExceeded | The maximum number of activities has been reached. Existing activities must be deleted before a new activity can be created.
            CreateActivity | {"name": "a", "encryptionConfiguration": {"type": "CUSTOMER_MANAGED_KMS_KEY", "kmsKeyId": "k"}} | ActivityAlreadyExists | Activity Already Exists: '$Sactivity:a'
            CreateActivity | {"name": "n", "encryptionConfiguration": {"type": "CUSTOMER_MANAGED_KMS_KEY", "kmsKeyId": "k"}} | ValidationException | This server does not handle 'encryptionConfiguration.CUSTOMER_MANAGED_KMS_KEY' of CreateActivity.
            CreateActivity | {"name": "n", "encryptionConfiguration": {"type": "CUSTOMER_MANAGED_KMS_KEY"}} | InvalidEncryptionConfiguration | Invalid Encryption Configuration: kmsKeyId is required for the type CUSTOMER_MANAGED_KMS_KEY.
            CreateActivity@older | {"name": "n", "tags": [{"key": "1", "value": ""}, {"key": "2", "value": ""}, {"key": "3", "value": ""}]} | TooManyTags | You've exceeded the number of tags allowed for a resource.
            DescribeActivity | {"activityArn": "$Sactivity:none"} | ActivityDoesNotExist | Activity Does Not Exist: '$Sactivity:none'
            DescribeActivity | {"activityArn": "no_an_activity_arn"} | InvalidArn | Invalid Arn: 'Invalid ARN prefix: no_an_activity_arn'
            DeleteActivity | {"activityArn": "$M"} | InvalidArn | Invalid Arn: 'Resource type not valid in this context: stateMachine'
            ListActivities | {"nextToken": "garbage"} | InvalidToken | Invalid Token: 'Invalid token'
            GetActivityTask | {"activityArn": "$Sactivity:none"} | ActivityDoesNotExist | Activity Does Not Exist: '$Sactivity:none'
            GetActivityTask | {"activityArn": "no"} | InvalidArn | Invalid Arn: 'Invalid ARN prefix: no'
            SendTaskSuccess | {"taskToken": "unknown", "output": "nope"} | InvalidOutput | Invalid Output: 'Unrecognized token 'nope': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')'
            SendTaskSuccess | {"taskToken": "$TOKEN", "output": "{}"} | TaskTimedOut | Task Timed Out: 'Provided task does not exist anymore'
            SendTaskFailure | {"taskToken": "$TOKEN"} | TaskTimedOut | Task Timed Out: 'Provided task does not exist anymore'
            SendTaskHeartbeat | {"taskToken": "$TOKEN"} | TaskTimedOut | Task Timed Out: 'Provided task does not exist anymore'
            SendTaskSuccess@older | {"taskToken": "$TOKEN", "output": "{}"} | TaskDoesNotExist | Task Does Not Exist: 'Task does not exist'
            SendTaskFailure@older | {"taskToken": "$TOKEN"} | TaskDoesNotExist | Task Does Not Exist: 'Task does not exist'
            SendTaskHeartbeat@older | {"taskToken": "$TOKEN"} | TaskDoesNotExist | Task Does Not Exist: 'Task does not exist'
            """;

    private ActivityRows() {}

    static List<Row> all() {
        return Row.parse(ROWS);
    }
}

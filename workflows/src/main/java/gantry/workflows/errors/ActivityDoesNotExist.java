package gantry.workflows.errors;

import gantry.operations.AwsException;
import gantry.workflows.arn.ActivityArn;

/** No activity has that ARN. */
@SuppressWarnings("serial")
public final class ActivityDoesNotExist extends AwsException {
    public ActivityDoesNotExist(ActivityArn arn) {
        super(400, "ActivityDoesNotExist", "Activity Does Not Exist: '" + arn + "'");
    }
}

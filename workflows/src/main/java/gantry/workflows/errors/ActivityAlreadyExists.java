package gantry.workflows.errors;

import gantry.operations.AwsException;
import gantry.workflows.arn.ActivityArn;

/** An activity of that name exists with another encryption configuration. */
@SuppressWarnings("serial")
public final class ActivityAlreadyExists extends AwsException {
    public ActivityAlreadyExists(ActivityArn arn) {
        super(400, "ActivityAlreadyExists", "Activity Already Exists: '" + arn + "'");
    }
}

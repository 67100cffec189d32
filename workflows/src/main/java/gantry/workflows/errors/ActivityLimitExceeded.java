package gantry.workflows.errors;

import gantry.operations.AwsException;

/** The account has as many activities as it may have. */
@SuppressWarnings("serial")
public final class ActivityLimitExceeded extends AwsException {
    public ActivityLimitExceeded() {
        super(
                400,
                "ActivityLimitExceeded",
                "The maximum number of activities has been reached. Existing activities must be"
                        + " deleted before a new activity can be created.");
    }
}

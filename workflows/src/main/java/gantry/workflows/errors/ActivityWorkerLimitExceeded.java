package gantry.workflows.errors;

import gantry.operations.AwsException;

/** More than 1,000 poll one activity. */
@SuppressWarnings("serial")
public final class ActivityWorkerLimitExceeded extends AwsException {
    public ActivityWorkerLimitExceeded() {
        super(
                400,
                "ActivityWorkerLimitExceeded",
                "The maximum number of workers concurrently polling for activity tasks has been"
                        + " reached.");
    }
}

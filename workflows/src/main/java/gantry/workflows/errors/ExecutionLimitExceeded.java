package gantry.workflows.errors;

import gantry.operations.AwsException;

/** More executions are open than the quota allows. */
@SuppressWarnings("serial")
public final class ExecutionLimitExceeded extends AwsException {
    public ExecutionLimitExceeded() {
        super(400, "ExecutionLimitExceeded", "Execution Limit Exceeded");
    }
}

package gantry.workflows.errors;

import gantry.operations.AwsException;
import gantry.workflows.arn.ExecutionArn;

/** No execution of this ARN, or no longer. */
@SuppressWarnings("serial")
public final class ExecutionDoesNotExist extends AwsException {
    public ExecutionDoesNotExist(ExecutionArn arn) {
        super(400, "ExecutionDoesNotExist", "Execution Does Not Exist: '" + arn + "'");
    }
}

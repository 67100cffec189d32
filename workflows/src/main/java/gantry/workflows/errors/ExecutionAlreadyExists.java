package gantry.workflows.errors;

import gantry.operations.AwsException;
import gantry.workflows.arn.ExecutionArn;

/** The name was used before, with another input or by an execution that is closed. */
@SuppressWarnings("serial")
public final class ExecutionAlreadyExists extends AwsException {
    public ExecutionAlreadyExists(ExecutionArn arn) {
        super(400, "ExecutionAlreadyExists", "Execution Already Exists: '" + arn + "'");
    }
}

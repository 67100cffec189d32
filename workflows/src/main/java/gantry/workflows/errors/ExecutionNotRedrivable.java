package gantry.workflows.errors;

import gantry.operations.AwsException;
import gantry.workflows.arn.ExecutionArn;

/** An execution may not be redriven, or not any more. */
@SuppressWarnings("serial")
public final class ExecutionNotRedrivable extends AwsException {
    /** The sentence is recorded. */
    public ExecutionNotRedrivable(ExecutionArn arn, String reason) {
        super(
                400,
                "ExecutionNotRedrivable",
                "Execution " + arn + " invalid for redrive as: " + reason);
    }
}

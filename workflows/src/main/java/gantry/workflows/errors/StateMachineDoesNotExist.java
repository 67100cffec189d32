package gantry.workflows.errors;

import gantry.operations.AwsException;
import gantry.workflows.arn.StateMachineArn;

/** No state machine has that ARN. */
@SuppressWarnings("serial")
public final class StateMachineDoesNotExist extends AwsException {
    public StateMachineDoesNotExist(StateMachineArn arn) {
        super(400, "StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'");
    }
}

package gantry.workflows.errors;

import gantry.operations.AwsException;
import gantry.workflows.arn.StateMachineArn;

/** A state machine of that name exists and differs in more than role and tags. */
@SuppressWarnings("serial")
public final class StateMachineAlreadyExists extends AwsException {
    public StateMachineAlreadyExists(StateMachineArn arn) {
        super(400, "StateMachineAlreadyExists", "State Machine Already Exists: '" + arn + "'");
    }
}

package gantry.workflows.errors;

import gantry.operations.AwsException;
import gantry.workflows.arn.StateMachineArn;

/** The state machine is being deleted: it starts nothing, and its name is not free yet. */
@SuppressWarnings("serial")
public final class StateMachineDeleting extends AwsException {
    public StateMachineDeleting(StateMachineArn arn) {
        super(400, "StateMachineDeleting", "State Machine is being deleted: '" + arn + "'");
    }
}

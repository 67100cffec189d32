package gantry.workflows.errors;

import gantry.operations.AwsException;

/** The operation is for the other type of state machine. */
@SuppressWarnings("serial")
public final class StateMachineTypeNotSupported extends AwsException {
    public StateMachineTypeNotSupported() {
        super(
                400,
                "StateMachineTypeNotSupported",
                "This operation is not supported by this type of state machine");
    }
}

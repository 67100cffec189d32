package gantry.workflows.errors;

import gantry.operations.AwsException;

/** The account has as many state machines as it may have. */
@SuppressWarnings("serial")
public final class StateMachineLimitExceeded extends AwsException {
    public StateMachineLimitExceeded() {
        super(
                400,
                "StateMachineLimitExceeded",
                "The maximum number of state machines has been reached. Existing state machines"
                        + " must be deleted before a new state machine can be created.");
    }
}

package gantry.workflows.errors;

import gantry.operations.AwsException;

/** A task token or page token that was not made here, or for something else. */
@SuppressWarnings("serial")
public final class InvalidToken extends AwsException {
    public InvalidToken() {
        super(400, "InvalidToken", "Invalid Token: 'Invalid token'");
    }
}

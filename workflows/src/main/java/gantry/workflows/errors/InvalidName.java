package gantry.workflows.errors;

import gantry.operations.AwsException;

/** The name has characters that names may not have. */
@SuppressWarnings("serial")
public final class InvalidName extends AwsException {
    public InvalidName(String offending) {
        super(400, "InvalidName", "Invalid Name: '" + offending + "'");
    }
}

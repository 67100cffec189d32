package gantry.workflows.errors;

import gantry.operations.AwsException;

/** The output of a task is not exactly one JSON text. */
@SuppressWarnings("serial")
public final class InvalidOutput extends AwsException {
    public InvalidOutput(String problem) {
        super(400, "InvalidOutput", "Invalid Output: '" + problem + "'");
    }
}

package gantry.workflows.errors;

import gantry.operations.AwsException;

/** The logging configuration contradicts itself. */
@SuppressWarnings("serial")
public final class InvalidLoggingConfiguration extends AwsException {
    public InvalidLoggingConfiguration(String problem) {
        super(400, "InvalidLoggingConfiguration", "Invalid Logging Configuration: " + problem);
    }
}

package gantry.workflows.errors;

import gantry.operations.AwsException;

/** The tracing configuration names nothing to set. */
@SuppressWarnings("serial")
public final class InvalidTracingConfiguration extends AwsException {
    public InvalidTracingConfiguration(String problem) {
        super(400, "InvalidTracingConfiguration", "Invalid Tracing Configuration: " + problem);
    }
}

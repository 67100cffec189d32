package gantry.workflows.errors;

import gantry.operations.AwsException;

/** An update that changes nothing. */
@SuppressWarnings("serial")
public final class MissingRequiredParameter extends AwsException {
    public MissingRequiredParameter() {
        super(
                400,
                "MissingRequiredParameter",
                "Either the definition, the role ARN, the LoggingConfiguration, or the"
                        + " TracingConfiguration must be specified");
    }
}

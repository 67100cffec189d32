package gantry.workflows.errors;

import gantry.operations.AwsException;

/** The encryption configuration contradicts itself. */
@SuppressWarnings("serial")
public final class InvalidEncryptionConfiguration extends AwsException {
    public InvalidEncryptionConfiguration(String problem) {
        super(
                400,
                "InvalidEncryptionConfiguration",
                "Invalid Encryption Configuration: " + problem);
    }
}

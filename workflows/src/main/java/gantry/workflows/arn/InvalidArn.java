package gantry.workflows.arn;

import gantry.operations.AwsException;

/** A text that is no ARN, or the ARN of another kind of thing than the operation takes. */
@SuppressWarnings("serial")
public final class InvalidArn extends AwsException {
    public InvalidArn(String reason) {
        super(400, "InvalidArn", "Invalid Arn: '" + reason + "'");
    }

    static InvalidArn notAnArn(String text) {
        return new InvalidArn("Invalid ARN prefix: " + text);
    }

    static InvalidArn wrongType(String resourceType) {
        return new InvalidArn("Resource type not valid in this context: " + resourceType);
    }
}

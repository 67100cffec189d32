package gantry.workflows.errors;

import gantry.operations.AwsException;

import java.util.Map;

/** The resource would have more tags than it may have. */
@SuppressWarnings("serial")
public final class TooManyTags extends AwsException {
    public TooManyTags(String arn) {
        super(
                400,
                "TooManyTags",
                "You've exceeded the number of tags allowed for a resource.",
                Map.of("resourceName", arn),
                null);
    }
}

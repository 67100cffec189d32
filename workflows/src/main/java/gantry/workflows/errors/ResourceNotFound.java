package gantry.workflows.errors;

import gantry.operations.AwsException;

import java.util.Map;

/** Nothing that can be tagged has that ARN. */
@SuppressWarnings("serial")
public final class ResourceNotFound extends AwsException {
    public ResourceNotFound(String arn) {
        super(
                400,
                "ResourceNotFound",
                "Resource not found: '" + arn + "'",
                Map.of("resourceName", arn),
                null);
    }
}

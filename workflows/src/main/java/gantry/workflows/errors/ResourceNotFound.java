package gantry.workflows.errors;

import gantry.operations.AwsException;
import gantry.workflows.arn.StateMachineArn;

import java.util.Map;

/** There is no such thing to tag, to list or to route to. */
@SuppressWarnings("serial")
public final class ResourceNotFound extends AwsException {
    public ResourceNotFound(String arn) {
        this("Resource not found: '" + arn + "'", arn);
    }

    private ResourceNotFound(String message, String arn) {
        super(400, "ResourceNotFound", message, Map.of("resourceName", arn), null);
    }

    /** As AWS says it of aliases and versions. */
    public static ResourceNotFound referenced(StateMachineArn arn) {
        return new ResourceNotFound(
                "Request references a resource that does not exist.", arn.toString());
    }
}

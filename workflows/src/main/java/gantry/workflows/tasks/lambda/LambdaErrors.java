package gantry.workflows.tasks.lambda;

import gantry.json.JsonLimits;
import gantry.json.JsonParseException;
import gantry.json.Payload;
import gantry.operations.AwsException;
import gantry.states.definition.Resource;
import gantry.workflows.tasks.TaskOutcome;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.UUID;

/**
 * What a function's failure is called in a workflow.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html">Handling
 *     errors in Step Functions workflows</a>
 */
final class LambdaErrors {
    /** A failure that names no type, or an answer that nobody can read. */
    private static final String UNKNOWN = "Lambda.Unknown";

    /** Lambda's own bound of an answer (Lambda quotas, "Invocation payload"). */
    private static final JsonLimits ANSWER = JsonLimits.ofBytes(6_291_556);

    private LambdaErrors() {}

    /** Lambda refused the call. Spelled as recorded. */
    static String cause(AwsException refusal, UUID requestId) {
        return "%s (Service: AWSLambda; Status Code: %d; Error Code: %s; Request ID: %s; Proxy: null)"
                .formatted(refusal.getMessage(), refusal.status(), refusal.code(), requestId);
    }

    /** The function ended with an error: its type is the task's error, all it said the cause. */
    static TaskOutcome ofFunction(Resource resource, String text) {
        Payload answer = parse(text);
        if (answer != null
                && answer.value() instanceof Map<?, ?> error
                && error.get("errorType") instanceof String type
                && !type.isEmpty()) {
            return TaskOutcome.failed(resource, type, text);
        }
        return TaskOutcome.failed(
                resource,
                UNKNOWN,
                "The cause could not be determined because Lambda did not return an error type."
                        + " Returned payload: "
                        + text);
    }

    /** The function succeeded with something that no state can take. */
    static TaskOutcome notJson(Resource resource, String text) {
        return TaskOutcome.failed(
                resource,
                UNKNOWN,
                "The function returned what is not JSON. Returned payload: " + text);
    }

    /** Null if it is not JSON. An empty answer is {@code null}. */
    static @Nullable Payload parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return Payload.NULL;
        }
        try {
            return Payload.parse(text, ANSWER);
        } catch (JsonParseException _) {
            return null;
        }
    }
}

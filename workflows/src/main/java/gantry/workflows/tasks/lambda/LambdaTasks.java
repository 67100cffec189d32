package gantry.workflows.tasks.lambda;

import gantry.json.Payload;
import gantry.operations.AwsException;
import gantry.operations.OperationId;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.operations.UnknownOperationException;
import gantry.operations.ValidationException;
import gantry.states.definition.Resource;
import gantry.workflows.tasks.AbsentService;
import gantry.workflows.tasks.ServiceCalls;
import gantry.workflows.tasks.TaskCall;
import gantry.workflows.tasks.TaskHandler;
import gantry.workflows.tasks.TaskOutcome;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Calls functions. A Resource that is a function's ARN sends the state's input and takes the
 * function's result; {@code lambda:invoke} sends its parameters and takes Lambda's whole answer.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html">Invoke an
 *     AWS Lambda function with Step Functions</a>
 */
public final class LambdaTasks implements TaskHandler {
    private static final OperationId INVOKE = new OperationId("lambda", "Invoke");

    private final ServiceCalls calls;
    private final InstantSource clock;

    public LambdaTasks(ServiceCalls calls, InstantSource clock) {
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    public TaskOutcome run(TaskCall call) {
        UUID requestId = calls.newRequestId();
        try {
            Response response = calls.invoke(call, INVOKE, requestId, request(call));
            return outcome(call.resource(), response.members(), requestId);
        } catch (UnknownOperationException _) {
            return AbsentService.outcome(call.resource());
        } catch (AwsException e) {
            return TaskOutcome.failed(
                    call.resource(), "Lambda." + e.code(), LambdaErrors.cause(e, requestId));
        }
    }

    private static Request request(TaskCall call) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        switch (call.resource()) {
            case Resource.Integration _ -> addParameters(call.input(), members);
            case Resource resource -> {
                members.put("FunctionName", resource.arn());
                members.put("Payload", call.input());
            }
        }
        return Request.of(members);
    }

    /** {@code Payload} is JSON on this side and a text on Lambda's. */
    private static void addParameters(Payload parameters, Map<String, @Nullable Object> members) {
        if (!(parameters.value() instanceof Map<?, ?> given
                && given.get("FunctionName") instanceof String)) {
            throw new ValidationException(
                    "The value of the field 'FunctionName' has an invalid format");
        }
        given.forEach(
                (name, value) ->
                        members.put(
                                (String) name, name.equals("Payload") ? Payload.of(value) : value));
    }

    private TaskOutcome outcome(
            Resource resource, Map<String, @Nullable Object> answer, UUID requestId) {
        String text = (String) answer.get("Payload");
        if (answer.get("FunctionError") != null) {
            return LambdaErrors.ofFunction(resource, text == null ? "" : text);
        }
        Payload result = LambdaErrors.parse(text);
        if (result == null) {
            return LambdaErrors.notJson(resource, String.valueOf(text));
        }
        return switch (resource) {
            case Resource.Integration(_, _, _, var pattern, _) -> {
                Payload output = InvokeAnswer.of(answer, result, requestId, clock.instant());
                yield pattern == Resource.Pattern.WAIT_FOR_TASK_TOKEN
                        ? new TaskOutcome.Submitted(output)
                        : new TaskOutcome.Succeeded(output);
            }
            case Resource _ -> new TaskOutcome.Succeeded(result);
        };
    }
}

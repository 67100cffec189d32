package gantry.workflows.tasks.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.json.Payload;
import gantry.operations.Authorizer;
import gantry.operations.AwsException;
import gantry.operations.Call;
import gantry.operations.Cancellation;
import gantry.operations.Operation;
import gantry.operations.OperationId;
import gantry.operations.Operations;
import gantry.operations.Principal;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.operations.Scope;
import gantry.states.definition.Resource;
import gantry.states.definition.Resource.Pattern;
import gantry.states.interpreter.TaskFailure;
import gantry.workflows.tasks.ServiceCalls;
import gantry.workflows.tasks.TaskCall;
import gantry.workflows.tasks.TaskOutcome;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;

class LambdaTasksTest {
    private static final UUID REQUEST = UUID.fromString("01988a2f-0000-7000-8000-00000000002a");
    private static final InstantSource NOON =
            InstantSource.fixed(Instant.parse("2026-01-02T12:00:00Z"));
    private static final String FUNCTION_ARN =
            "arn:aws:lambda:us-east-1:000000000000:function:greet";
    private static final Resource FUNCTION = new Resource.Function(FUNCTION_ARN);
    private static final Resource INVOKE = invoke(Pattern.REQUEST_RESPONSE);

    private static final String NAMED = "{\"FunctionName\": \"greet\"}";

    private @Nullable Call seen;
    private Map<String, @Nullable Object> asked = Map.of();

    private static Resource invoke(Pattern pattern) {
        return new Resource.Integration(
                "arn:aws:states:::lambda:invoke" + pattern.suffix(),
                "lambda",
                "invoke",
                pattern,
                false);
    }

    /** Lambda, which answers so. */
    private TaskOutcome run(Resource resource, String input, Map<String, @Nullable Object> answer) {
        return run(resource, input, (call, request) -> Response.of(answer));
    }

    private TaskOutcome run(
            Resource resource, String input, BiFunction<Call, Request, Response> lambda) {
        var operations = new Operations(Authorizer.OPEN);
        operations.register(
                new Operation() {
                    @Override
                    public OperationId id() {
                        return new OperationId("lambda", "Invoke");
                    }

                    @Override
                    public boolean readOnly() {
                        return false;
                    }

                    @Override
                    public Response invoke(Call call, Request request) {
                        seen = call;
                        asked = request.members();
                        return lambda.apply(call, request);
                    }
                });
        return run(operations, resource, input);
    }

    private static TaskOutcome run(Operations operations, Resource resource, String input) {
        var scope = new Scope("000000000000", "us-east-1");
        return new LambdaTasks(new ServiceCalls(operations, scope, () -> REQUEST), NOON)
                .run(
                        new TaskCall(
                                resource,
                                Payload.ofText(input),
                                "arn:aws:states:us-east-1:000000000000:execution:m:e",
                                "arn:aws:iam::000000000000:role/r",
                                "key",
                                "token",
                                1_000,
                                new Cancellation()));
    }

    private static Map<String, @Nullable Object> answer(
            String payload, @Nullable String functionError) {
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("StatusCode", 200L);
        if (functionError != null) {
            answer.put("FunctionError", functionError);
        }
        answer.put("Payload", payload);
        answer.put("ExecutedVersion", "$LATEST");
        return answer;
    }

    @Test
    void a_function_arn_sends_the_input_and_takes_the_result() {
        var outcome = run(FUNCTION, "{\"name\": \"Ada\"}", answer("[1, 2]", null));

        assertThat(outcome).isEqualTo(new TaskOutcome.Succeeded(Payload.ofText("[1, 2]")));
        assertThat(asked.get("FunctionName")).isEqualTo(FUNCTION_ARN);
        assertThat(asked.get("Payload")).isEqualTo(Payload.ofText("{\"name\": \"Ada\"}"));
    }

    @Test
    void a_call_is_made_as_the_role_of_the_machine_with_the_key_of_the_attempt() {
        run(FUNCTION, "{}", answer("null", null));

        var call = Objects.requireNonNull(seen);
        assertThat(call.caller()).isEqualTo(new Principal.Role("arn:aws:iam::000000000000:role/r"));
        assertThat(call.idempotencyKey()).isEqualTo("key");
        assertThat(call.deadlineAtMs()).isEqualTo(1_000);
        assertThat(call.requestId()).isEqualTo(REQUEST.toString());
    }

    /** Member for member as AWS's answer was recorded. */
    @Test
    void lambda_invoke_takes_the_whole_answer() {
        var outcome =
                run(
                        INVOKE,
                        "{\"FunctionName\": \"greet\", \"Payload\": {\"a\": 1}}",
                        answer("\"HelloWorld!\"", null));

        assertThat(asked.get("Payload")).isEqualTo(Payload.ofText("{\"a\":1}"));
        assertThat(((TaskOutcome.Succeeded) outcome).output().text())
                .isEqualTo(
                        """
                        {"ExecutedVersion":"$LATEST","Payload":"HelloWorld!",\
                        "SdkHttpMetadata":{"AllHttpHeaders":{"X-Amz-Executed-Version":["$LATEST"],\
                        "x-amzn-Remapped-Content-Length":["0"],"Connection":["keep-alive"],\
                        "x-amzn-RequestId":["01988a2f-0000-7000-8000-00000000002a"],\
                        "Content-Length":["13"],"Date":["Fri, 02 Jan 2026 12:00:00 GMT"],\
                        "X-Amzn-Trace-Id":["Root=1-6957b340-00007000800000000000002a;\
                        Parent=800000000000002a;Sampled=0"],"Content-Type":["application/json"]},\
                        "HttpHeaders":{"Connection":"keep-alive","Content-Length":"13",\
                        "Content-Type":"application/json","Date":"Fri, 02 Jan 2026 12:00:00 GMT",\
                        "X-Amz-Executed-Version":"$LATEST","x-amzn-Remapped-Content-Length":"0",\
                        "x-amzn-RequestId":"01988a2f-0000-7000-8000-00000000002a",\
                        "X-Amzn-Trace-Id":"Root=1-6957b340-00007000800000000000002a;\
                        Parent=800000000000002a;Sampled=0"},"HttpStatusCode":200},\
                        "SdkResponseMetadata":{"RequestId":"01988a2f-0000-7000-8000-00000000002a"},\
                        "StatusCode":200}\
                        """);
    }

    @Test
    void the_type_of_a_thrown_error_is_the_error_and_all_it_said_the_cause() {
        String thrown = "{\"errorType\":\"Order.Invalid\",\"errorMessage\":\"no\",\"trace\":[]}";

        assertThat(run(FUNCTION, "{}", answer(thrown, "Unhandled")))
                .isEqualTo(new TaskOutcome.Failed(TaskFailure.FAILED, "Order.Invalid", thrown));
    }

    @Test
    void a_failure_without_a_type_is_Lambda_Unknown() {
        assertThat(run(INVOKE, NAMED, answer("{\"errorMessage\":\"late\"}", "Unhandled")))
                .isEqualTo(
                        new TaskOutcome.Failed(
                                TaskFailure.FAILED,
                                "Lambda.Unknown",
                                "The cause could not be determined because Lambda did not return an"
                                        + " error type. Returned payload:"
                                        + " {\"errorMessage\":\"late\"}"));
    }

    @Test
    void a_result_that_is_not_JSON_is_Lambda_Unknown() {
        assertThat(run(FUNCTION, "{}", answer("<html>", null)))
                .isInstanceOfSatisfying(
                        TaskOutcome.Failed.class,
                        failed -> {
                            assertThat(failed.error()).isEqualTo("Lambda.Unknown");
                            assertThat(failed.cause()).endsWith("Returned payload: <html>");
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"FunctionName\": 5}", "{\"FunctionName\": null}"})
    void a_function_without_a_name_is_not_called(String parameters) {
        var outcome = run(INVOKE, parameters, answer("1", null));

        assertThat(((TaskOutcome.Failed) outcome).error()).isEqualTo("Lambda.ValidationException");
        assertThat(seen).isNull();
    }

    /**
     * Lambda's limit is a hundred bytes above six MiB; what no state can take is told by the state.
     */
    @Test
    void the_largest_answer_of_a_function_is_still_read() {
        String largest = '"' + "x".repeat(6_291_554) + '"';

        assertThat(run(FUNCTION, "{}", answer(largest, null)))
                .isInstanceOf(TaskOutcome.Succeeded.class);
    }

    /** Text as recorded. */
    @Test
    void a_refusal_of_Lambda_is_named_with_its_status_and_request() {
        var outcome =
                run(
                        INVOKE,
                        NAMED,
                        (call, request) -> {
                            throw new AwsException(
                                    404, "ResourceNotFoundException", "Function not found: arn");
                        });

        assertThat(outcome)
                .isEqualTo(
                        new TaskOutcome.Failed(
                                TaskFailure.FAILED,
                                "Lambda.ResourceNotFoundException",
                                "Function not found: arn (Service: AWSLambda; Status Code: 404;"
                                        + " Error Code: ResourceNotFoundException; Request ID: "
                                        + REQUEST
                                        + "; Proxy: null)"));
    }

    @Test
    void with_a_task_token_the_answer_is_only_the_submission() {
        var resource = invoke(Pattern.WAIT_FOR_TASK_TOKEN);

        assertThat(run(resource, NAMED, answer("1", null)))
                .isInstanceOf(TaskOutcome.Submitted.class);
        assertThat(run(resource, NAMED, answer("{\"errorType\":\"E\"}", "Unhandled")))
                .isEqualTo(
                        new TaskOutcome.Failed(
                                TaskFailure.SUBMIT_FAILED, "E", "{\"errorType\":\"E\"}"));
    }

    @Test
    void without_Lambda_the_task_says_so() {
        var outcome = run(new Operations(Authorizer.OPEN), FUNCTION, "{}");

        assertThat(((TaskOutcome.Failed) outcome).error()).isEqualTo("Lambda.SdkClientException");
        assertThat(((TaskOutcome.Failed) outcome).cause())
                .isEqualTo("The service lambda is not built in; a mock can answer for it.");
    }
}

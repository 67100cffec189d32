package gantry.functions;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import gantry.json.JsonObject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.Map;

/** What a Node function may do, well or badly, and what its caller is told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodeFunctionsTest {
    @SuppressWarnings("NullAway.Init")
    private Lambda lambda;

    @BeforeAll
    void start() {
        lambda = Lambda.start();
    }

    @AfterAll
    void close() {
        lambda.close();
    }

    @Test
    void a_handler_gets_the_event_and_answers_json() {
        var answer = lambda.invoke("echo", "a", 1L);

        assertThat(answer.members().keySet())
                .containsExactly("StatusCode", "Payload", "ExecutedVersion");
        assertThat(answer.members()).containsEntry("StatusCode", 200L);
        assertThat(answer.members()).containsEntry("ExecutedVersion", "$LATEST");
        assertThat(answer.object().get("event")).isEqualTo(JsonObject.of("a", 1L));
        assertThat(answer.object().get("arn"))
                .isEqualTo("arn:aws:lambda:us-east-1:111111111111:function:echo");
    }

    @Test
    void a_process_serves_one_invocation_after_the_other() {
        lambda.invoke("exits");
        assertThat(lambda.invoke("exits").payload()).isEqualTo(2L);
    }

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource({
        "error, Error, boom, true",
        "custom, OrderRejected, no stock, true",
        "string, string, only a string, false",
        "number, number, 42, false",
        "null, object, null, false",
        "undefined, undefined, undefined, false",
        "object, object, [object Object], false",
        "empty, TypeError, '', true",
        "hostile, handled, 'callback called with Error argument, but there was a problem while"
                + " retrieving one or more of its message, name, and stack', false",
    })
    void what_a_handler_throws_is_its_error(
            String what, String type, String message, boolean trace) {
        for (var later : new Boolean[] {true, false}) {
            var answer = lambda.invoke("throws", "what", what, "later", later);

            assertThat(answer.error()).isEqualTo("Unhandled");
            assertThat(answer.object().keySet())
                    .containsExactly("errorType", "errorMessage", "trace");
            assertThat(answer.errorType()).isEqualTo(type);
            assertThat(answer.errorMessage()).isEqualTo(message);
            assertThat(answer.text().contains("index.mjs")).isEqualTo(trace);
        }
    }

    @Test
    void a_rejection_nobody_handles_fails_the_invocation_and_ends_the_process() {
        var answer = lambda.invoke("rejects");

        assertThat(answer.errorType()).isEqualTo("Runtime.UnhandledPromiseRejection");
        assertThat(answer.errorMessage()).isEqualTo("Error: nobody waits for me");
    }

    @Test
    void an_error_outside_of_the_handler_fails_the_invocation() {
        var answer = lambda.invoke("uncaught");

        assertThat(answer.errorType()).isEqualTo("RangeError");
        assertThat(answer.errorMessage()).isEqualTo("out of the handler");
    }

    @ParameterizedTest(name = "exit status {0}: {1}")
    @CsvSource({
        "0, Runtime exited without providing a reason",
        "3, Runtime exited with error: exit status 3",
    })
    void a_process_that_exits_is_named_and_replaced(long status, String words) {
        var answer = lambda.invoke("exits", "status", status);

        assertThat(answer.error()).isEqualTo("Unhandled");
        assertThat(answer.errorType()).isEqualTo("Runtime.ExitError");
        assertThat(answer.errorMessage()).matches("RequestId: [0-9a-f-]{36} Error: " + words);
        assertThat(lambda.invoke("exits").payload()).isEqualTo(1L);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"SIGKILL, signal: killed", "SIGSEGV, signal: segmentation fault"})
    void a_process_that_is_killed_is_named(String signal, String words) {
        var answer = lambda.invoke("killed", "signal", signal);

        assertThat(answer.errorType()).isEqualTo("Runtime.ExitError");
        assertThat(answer.errorMessage()).endsWith(" Error: Runtime exited with error: " + words);
    }

    @ParameterizedTest
    @CsvSource({"waiting", "busy"})
    void a_handler_that_hangs_is_ended_at_its_time_out(String how) {
        var answer = lambda.invoke("hangs", "how", how);

        assertThat(answer.error()).isEqualTo("Unhandled");
        assertThat(answer.errorType()).isEqualTo("Sandbox.Timedout");
        assertThat(answer.errorMessage())
                .matches("RequestId: [0-9a-f-]{36} Error: Task timed out after 1.00 seconds");
    }

    @Test
    void a_promise_that_nothing_will_settle_ends_at_once() {
        assertThat(lambda.invoke("never-settles").errorType()).isEqualTo("Runtime.NodeJsExit");
    }

    @ParameterizedTest
    @CsvSource({"binary", "line", "much", "long", "error"})
    void what_a_function_prints_changes_nothing(String what) {
        assertThat(lambda.invoke("prints", "what", what).payload()).isEqualTo("printed");
    }

    @Test
    void an_undefined_answer_is_null() {
        assertThat(lambda.invoke("answers", "what", "undefined").text()).isEqualTo("null");
        assertThat(lambda.invoke("answers", "what", "function").text()).isEqualTo("null");
    }

    @ParameterizedTest
    @CsvSource({"bigint", "circle"})
    void an_answer_that_is_no_json_fails(String what) {
        var answer = lambda.invoke("answers", "what", what);

        assertThat(answer.errorType()).isEqualTo("Runtime.JSONStringifyError");
        assertThat(answer.errorMessage()).isEqualTo("Unable to stringify response body");
    }

    @Test
    void an_answer_may_have_six_megabytes_and_not_more() {
        assertThat(lambda.invoke("answers", "bytes", 6_291_556L).text()).hasSize(6_291_556);

        var answer = lambda.invoke("answers", "bytes", 6_291_557L);
        assertThat(answer.errorType()).isEqualTo("Function.ResponseSizeTooLarge");
        assertThat(answer.errorMessage())
                .isEqualTo(
                        "Response payload size exceeded maximum allowed payload size (6291556"
                                + " bytes).");
        assertThat(lambda.invoke("answers", "bytes", 7_000_000L).errorType())
                .isEqualTo("Function.ResponseSizeTooLarge");
        assertThat(lambda.invoke("answers", "bytes", 10L).text()).hasSize(10);
    }

    /** Whether V8 gives up first or the process grows too large, depends on the release of Node. */
    @ParameterizedTest
    @CsvSource({"heap, Runtime.ExitError", "buffers, Runtime.OutOfMemory"})
    void a_function_that_eats_memory_is_ended(String what, String type) {
        var answer = lambda.invoke("eats", "what", what);

        assertThat(answer.errorType()).isIn(type, "Runtime.OutOfMemory");
        assertThat(answer.errorMessage()).contains("Runtime exited with error: signal: ");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    init-throws    | Error                       | not today
                    no-handler     | Runtime.HandlerNotFound     | index.handler is undefined or not exported
                    not-a-function | Runtime.HandlerNotFound     | index.handler is not a function
                    """)
    void a_function_that_cannot_begin_fails_its_invocation(
            String function, String type, String message) {
        var answer = lambda.invoke(function);

        assertThat(answer.error()).isEqualTo("Unhandled");
        assertThat(answer.errorType()).isEqualTo(type);
        assertThat(answer.errorMessage()).isEqualTo(message);
    }

    @Test
    void what_is_wrong_with_the_source_is_told() {
        var syntax = lambda.invoke("syntax");
        assertThat(syntax.errorType()).isEqualTo("Runtime.UserCodeSyntaxError");
        assertThat(syntax.errorMessage()).startsWith("SyntaxError: ");

        var module = lambda.invoke("missing-module");
        assertThat(module.errorType()).isEqualTo("Runtime.ImportModuleError");
        assertThat(module.errorMessage()).contains("there-is-no-such-module");
    }

    @Test
    void an_init_that_exits_is_told() {
        assertThat(lambda.invoke("init-exits").errorMessage())
                .endsWith("Runtime exited with error: exit status 4");
    }

    @Test
    void an_init_that_hangs_is_ended() {
        try (var impatient = Lambda.start(Lambda.limits(1, Duration.ofSeconds(1)))) {
            assertThat(impatient.invoke("init-hangs").errorMessage())
                    .endsWith("Error: Task timed out after 1.00 seconds");
        }
    }

    @Test
    void commonjs_modules_and_nested_handlers_work() {
        assertThat(lambda.invoke("commonjs", "a", 1L).text()).isEqualTo("{\"got\":{\"a\":1}}");
        assertThat(lambda.invoke("nested").payload()).isEqualTo("placed");
    }

    @Test
    void callback_handlers_work() {
        assertThat(lambda.invoke("callback", "succeed", true).payload()).isEqualTo("succeeded");
        assertThat(lambda.invoke("callback").text()).isEqualTo("{\"late\":true}");
        assertThat(lambda.invoke("callback", "now", true).text()).isEqualTo("{\"late\":true}");
        lambda.write("callback", "touched", "the interval of above keeps a process busy");
        assertThat(lambda.invoke("callback", "nothing", true).text()).isEqualTo("null");
        assertThat(lambda.invoke("callback", "error", true).errorMessage())
                .isEqualTo("by callback");
        assertThat(lambda.invoke("callback", "text", true).errorType()).isEqualTo("string");
    }

    @Test
    void a_custom_runtime_works() {
        assertThat(lambda.invoke("provided", "a", 1L).text()).isEqualTo("{\"shell\": {\"a\":1}}");
    }

    @Test
    void a_function_sees_lambdas_environment_and_not_the_servers() {
        var environment =
                (JsonObject) requireNonNull(lambda.invoke("echo").object().get("environment"));

        assertThat(environment.get("AWS_LAMBDA_FUNCTION_NAME")).isEqualTo("echo");
        assertThat(environment.get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE")).isEqualTo("128");
        assertThat(environment.get("AWS_REGION")).isEqualTo("us-east-1");
        assertThat(environment.get("AWS_ENDPOINT_URL")).isEqualTo("http://127.0.0.1:8083");
        assertThat(environment.get("TZ")).isEqualTo(":UTC");
        assertThat(environment.containsKey("SECRET_OF_THE_SERVER")).isFalse();
    }

    @Test
    void a_function_without_a_payload_gets_an_empty_object() {
        assertThat(lambda.call(Map.of("FunctionName", "echo")).object().get("event"))
                .isEqualTo(JsonObject.empty());
    }
}

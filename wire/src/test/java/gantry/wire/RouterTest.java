package gantry.wire;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.json.JsonObject;
import gantry.operations.Authorizer;
import gantry.operations.AwsException;
import gantry.operations.Call;
import gantry.operations.Operation;
import gantry.operations.OperationId;
import gantry.operations.Operations;
import gantry.operations.Principal;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.operations.Scope;
import gantry.operations.ServiceModel;
import gantry.operations.Timestamps;
import gantry.wire.http.HttpLimits;
import gantry.wire.http.HttpRequest;
import gantry.wire.http.HttpResponse;
import gantry.wire.http.HttpServer;
import gantry.wire.http.HttpServerOptions;
import gantry.wire.http.RawClient;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

@Timeout(60)
class RouterTest {
    private static final String JSON = "Content-Type: application/x-amz-json-1.0";
    private static final String DELETE = "X-Amz-Target: AWSStepFunctions.DeleteActivity";
    private static final String OWN_PAGE = "https://console.example.com";

    private final AtomicReference<@Nullable Call> lastCall = new AtomicReference<>();
    private final HttpServer server = start();

    private HttpServer start() {
        var limits =
                new HttpLimits(
                        1_048_576,
                        16_384,
                        100,
                        100,
                        10_000_000,
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30));
        var operations = new Operations(Authorizer.OPEN, ServiceModel.load("states"));
        operations.register(new Echo());
        operations.register(operation("DeleteActivity", _ -> Response.EMPTY));
        operations.register(
                operation(
                        "DescribeActivity",
                        request -> Response.of(JsonObject.of("creationDate", now(request)))));
        operations.register(operation("StopExecution", _ -> fail(new IllegalStateException("x"))));
        operations.register(
                operation(
                        "TagResource",
                        _ ->
                                fail(
                                        new AwsException(
                                                400,
                                                "TooManyTags",
                                                "50 tags",
                                                Map.of("resourceName", "arn"),
                                                null))));
        var options = new HttpServerOptions("127.0.0.1", 0, List.of(), List.of(OWN_PAGE), limits);
        var json =
                new AwsJson(
                        operations,
                        new Scope("000000000000", "us-east-1"),
                        () -> "id-1",
                        limits,
                        new ApiFigures(System::nanoTime));
        return HttpServer.start(
                options,
                Router.builder(options, json)
                        .echo()
                        .route("GET", "/_gantry/health", _ -> HttpResponse.empty(200))
                        .route("GET", "/_gantry/query", RouterTest::query)
                        .route("GET", "/_gantry/console", _ -> HttpResponse.empty(204))
                        .below("GET", "/_gantry/console/", _ -> HttpResponse.empty(204))
                        .build());
    }

    private static HttpResponse query(HttpRequest request) {
        String name = Query.of(request).find("name");
        if (name == null) {
            throw new AwsException(400, "MissingName", "Name it.");
        }
        return new HttpResponse(200, List.of(), name.getBytes(StandardCharsets.UTF_8));
    }

    private static Object now(Request request) {
        return Timestamps.seconds(request.requireString("activityArn").length() + 1_000L);
    }

    private static Response fail(RuntimeException failure) {
        throw failure;
    }

    private Operation operation(
            String name, java.util.function.Function<Request, Response> answer) {
        return new Operation() {
            @Override
            public OperationId id() {
                return new OperationId("states", name);
            }

            @Override
            public boolean readOnly() {
                return false;
            }

            @Override
            public Response invoke(Call call, Request request) {
                lastCall.set(call);
                return answer.apply(request);
            }
        };
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String post(String body, String... headers) throws IOException {
        return send("POST", "/", body, headers);
    }

    private String send(String method, String path, String body, String... headers)
            throws IOException {
        try (var client = new RawClient(server.port())) {
            return client.request(method, path, body, headers).response();
        }
    }

    @Test
    void an_operation_without_output_answers_an_empty_object() throws IOException {
        assertThat(post("{\"activityArn\":\"a\"}", JSON, DELETE))
                .startsWith("HTTP/1.1 200")
                .containsIgnoringCase("content-type: application/x-amz-json-1.0\r\n")
                .containsIgnoringCase("x-amzn-requestid: id-1\r\n")
                .endsWith("\r\n\r\n{}");
    }

    @Test
    void json_1_1_is_answered_in_kind() throws IOException {
        assertThat(
                        post(
                                "{\"activityArn\":\"a\"}",
                                "Content-Type: application/x-amz-json-1.1; charset=utf-8",
                                DELETE))
                .startsWith("HTTP/1.1 200")
                .containsIgnoringCase("content-type: application/x-amz-json-1.1\r\n");
    }

    @Test
    void times_are_seconds_with_a_fraction() throws IOException {
        assertThat(
                        post(
                                "{\"activityArn\":\"ab\"}",
                                JSON,
                                "X-Amz-Target: AWSStepFunctions.DescribeActivity"))
                .endsWith("{\"creationDate\":1.002}");
    }

    @Test
    void a_signature_names_the_caller_and_any_region_is_taken() throws IOException {
        post(
                "{\"activityArn\":\"a\"}",
                JSON,
                DELETE,
                "X-Amzn-Trace-Id: Root=1",
                "Authorization: AWS4-HMAC-SHA256"
                        + " Credential=AKID/20260101/mars-1/states/aws4_request, Signature=0");
        var call = java.util.Objects.requireNonNull(lastCall.get());
        assertThat(call.caller()).isEqualTo(new Principal.AccessKey("AKID"));
        assertThat(call.region()).isEqualTo("us-east-1");
        assertThat(call.traceHeader()).isEqualTo("Root=1");
        assertThat(call.requestId()).isEqualTo("id-1");
    }

    @ParameterizedTest(name = "body {0} is answered {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ | {\"__type\":\"SerializationException\"}",
                "null | {\"__type\":\"SerializationException\"}",
                "\"x\" | {\"__type\":\"SerializationException\"}",
                "{} {} | {\"__type\":\"SerializationException\"}",
                "[] | {\"__type\":\"SerializationException\",\"Message\":\"Start of list found"
                        + " where not expected\"}",
                "{\"activityArn\":1} |"
                    + " {\"__type\":\"SerializationException\",\"Message\":\"NUMBER_VALUE can not"
                    + " be converted to a String\"}",
                "{} | {\"__type\":\"ValidationException\",\"message\":\"1 validation error"
                    + " detected: Value null at 'activityArn' failed to satisfy constraint: Member"
                    + " must not be null\"}",
            })
    void a_bad_body_is_refused_as_the_service_does(String body, String answer) throws IOException {
        assertThat(post(body, JSON, DELETE)).startsWith("HTTP/1.1 400").endsWith(answer);
    }

    @Test
    void an_empty_body_and_one_too_deep_are_refused() throws IOException {
        assertThat(post("", JSON, DELETE)).endsWith("{\"__type\":\"SerializationException\"}");
        assertThat(post("{\"a\":" + "[".repeat(100_000), JSON, DELETE))
                .endsWith("{\"__type\":\"SerializationException\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Amz-Target: AWSStepFunctions.MakeCoffee",
                "X-Amz-Target: Other.DeleteActivity",
                "X-Amz-Target: DeleteActivity",
                "X-Amz-Target:",
                "X-Other: 1"
            })
    void an_unknown_or_missing_target_is_an_unknown_operation(String target) throws IOException {
        assertThat(post("{}", JSON, target))
                .startsWith("HTTP/1.1 400")
                .endsWith("{\"__type\":\"UnknownOperationException\"}");
    }

    @Test
    void an_operation_that_is_not_built_in_is_named() throws IOException {
        assertThat(post("{}", JSON, "X-Amz-Target: AWSStepFunctions.TestState"))
                .contains("UnknownOperationException")
                .contains("states:TestState is not built in");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: text/plain",
                "Content-Type: application/json",
                "Content-Type: application/x-amz-json-2.0",
                "X-Other: 1"
            })
    void another_content_type_is_an_unknown_operation(String type) throws IOException {
        assertThat(post("{\"activityArn\":\"a\"}", type, DELETE))
                .startsWith("HTTP/1.1 400")
                .endsWith("{\"__type\":\"UnknownOperationException\"}");
        assertThat(lastCall).hasNullValue();
    }

    @Test
    void an_error_carries_the_members_of_its_shape() throws IOException {
        assertThat(
                        post(
                                "{\"resourceArn\":\"a\",\"tags\":[]}",
                                JSON,
                                "X-Amz-Target: AWSStepFunctions.TagResource"))
                .startsWith("HTTP/1.1 400")
                .endsWith(
                        "{\"__type\":\"TooManyTags\",\"message\":\"50"
                                + " tags\",\"resourceName\":\"arn\"}");
    }

    @Test
    void a_defect_is_an_internal_failure_that_tells_nothing() throws IOException {
        assertThat(
                        post(
                                "{\"executionArn\":\"a\"}",
                                JSON,
                                "X-Amz-Target: AWSStepFunctions.StopExecution"))
                .startsWith("HTTP/1.1 500")
                .contains("\"__type\":\"InternalFailure\"")
                .doesNotContain("IllegalState");
    }

    @Test
    void a_body_too_large_is_refused_in_the_protocols_form() throws IOException {
        try (var client = new RawClient(server.port())) {
            client.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1048577\r\n\r\n");
            assertThat(client.response())
                    .startsWith("HTTP/1.1 413")
                    .contains("\"__type\":\"RequestEntityTooLargeException\"");
        }
    }

    @Test
    void echo_answers_its_body_parsed_and_printed() throws IOException {
        assertThat(send("POST", "/_gantry/echo", "{ \"a\" : [1, 2.50, null] }"))
                .startsWith("HTTP/1.1 200")
                .endsWith("{\"a\":[1,2.50,null]}");
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "GET, /_gantry/health, 200",
        "POST, /_gantry/health, 404",
        "GET, /_gantry/other, 404",
        "GET, /, 404",
        "GET, /_gantry/../_gantry/health, 404",
        "GET, /%5fgantry/health, 404"
    })
    void a_reserved_path_is_compared_as_sent(String method, String path, int status)
            throws IOException {
        assertThat(send(method, path, "")).startsWith("HTTP/1.1 " + status);
    }

    @Test
    void a_browser_at_the_root_is_sent_to_the_console() throws IOException {
        assertThat(send("GET", "/", "", "Accept: text/html,*/*"))
                .startsWith("HTTP/1.1 302")
                .containsIgnoringCase("location: /_gantry/console\r\n");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "/_gantry/console/a/b, 204",
        "/_gantry/console/, 204",
        "/_gantry/consoles, 404",
        "/_gantry/Console/a, 404",
    })
    void a_folder_answers_for_all_that_lies_below_it(String path, int status) throws IOException {
        assertThat(send("GET", path, "")).startsWith("HTTP/1.1 " + status);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "name=a%3Ab+c%2B, a:b c+",
        "other&name=x&name=y, x",
        "name=, ''",
    })
    void a_query_is_decoded(String query, String name) throws IOException {
        assertThat(send("GET", "/_gantry/query?" + query, "")).endsWith("\r\n\r\n" + name);
    }

    @Test
    void a_route_may_refuse_as_an_operation_does() throws IOException {
        assertThat(send("GET", "/_gantry/query", ""))
                .startsWith("HTTP/1.1 400")
                .endsWith("{\"__type\":\"MissingName\",\"message\":\"Name it.\"}");
        assertThat(send("GET", "/_gantry/query?name=%zz", ""))
                .startsWith("HTTP/1.1 400")
                .contains("ValidationException");
    }

    @ParameterizedTest(name = "{0} from {1}, {2} {3}: {4}")
    @CsvSource({
        "/_gantry/health, cross-site, no-cors, image, 403",
        "/_gantry/health, cross-site, navigate, document, 403",
        "/_gantry/health, same-origin, no-cors, image, 200",
        "/_gantry/health, none, navigate, document, 200",
        "/_gantry/console/a, cross-site, navigate, document, 204",
        "/_gantry/console, cross-site, navigate, document, 204",
        "/_gantry/console, cross-site, navigate, iframe, 403",
        "/_gantry/console/a.js, cross-site, no-cors, script, 403",
        "/_gantry/consoles, cross-site, navigate, document, 403",
    })
    void what_a_foreign_site_has_a_browser_fetch_is_refused_but_for_links_to_the_console(
            String path, String site, String mode, String destination, int status)
            throws IOException {
        assertThat(
                        send(
                                "GET",
                                path,
                                "",
                                "Sec-Fetch-Site: " + site,
                                "Sec-Fetch-Mode: " + mode,
                                "Sec-Fetch-Dest: " + destination))
                .startsWith("HTTP/1.1 " + status);
    }

    @ParameterizedTest(name = "Host {0}: {1}")
    @CsvSource({
        "localhost, 200",
        "states.localhost:8083, 200",
        "sync-127.0.0.1:8083, 200",
        "example.com, 403",
        "127.0.0.1.example.com, 403",
    })
    void a_foreign_host_is_refused(String host, int status) throws IOException {
        try (var client = new RawClient(server.port())) {
            client.send("GET /_gantry/health HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
            assertThat(client.response()).startsWith("HTTP/1.1 " + status);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /_gantry/health HTTP/1.0\r\n\r\n",
                "GET /_gantry/health HTTP/1.1\r\nHost: localhost\r\nHost: example.com\r\n\r\n",
                "GET http://example.com/_gantry/health HTTP/1.1\r\nHost: example.com\r\n\r\n"
            })
    void a_missing_or_second_host_is_refused(String request) throws IOException {
        try (var client = new RawClient(server.port())) {
            assertThat(client.send(request).response()).doesNotContain("HTTP/1.1 200");
        }
    }

    @ParameterizedTest(name = "Origin {0}: {1}")
    @CsvSource({
        "http://localhost, 200",
        "https://localhost, 200",
        "https://console.example.com, 200",
        "http://localhost:3000, 403",
        "https://example.com, 403",
        "http://localhost.example.com, 403",
        "https://console.example.com.evil.com, 403",
        "null, 403",
        "file://, 403",
        "'', 403",
    })
    void a_page_of_a_foreign_origin_is_refused(String origin, int status) throws IOException {
        assertThat(send("POST", "/_gantry/echo", "{}", "Origin: " + origin))
                .startsWith("HTTP/1.1 " + status);
    }

    @Test
    void a_page_of_a_configured_origin_may_read_the_answer() throws IOException {
        assertThat(send("POST", "/_gantry/echo", "{}", "Origin: " + OWN_PAGE))
                .containsIgnoringCase("access-control-allow-origin: " + OWN_PAGE + "\r\n")
                .containsIgnoringCase("vary: origin\r\n");
        assertThat(send("POST", "/_gantry/echo", "{}"))
                .doesNotContainIgnoringCase("access-control");
    }

    @Test
    void a_preflight_of_a_configured_origin_is_answered() throws IOException {
        assertThat(
                        send(
                                "OPTIONS",
                                "/",
                                "",
                                "Origin: " + OWN_PAGE,
                                "Access-Control-Request-Method: POST",
                                "Access-Control-Request-Headers: x-amz-target,content-type"))
                .startsWith("HTTP/1.1 204")
                .containsIgnoringCase("access-control-allow-headers: x-amz-target,content-type")
                .containsIgnoringCase("access-control-allow-origin: " + OWN_PAGE);
    }

    @Test
    void a_preflight_of_a_foreign_origin_is_refused_without_any_permission() throws IOException {
        assertThat(
                        send(
                                "OPTIONS",
                                "/",
                                "",
                                "Origin: https://evil.com",
                                "Access-Control-Request-Method: POST"))
                .startsWith("HTTP/1.1 403")
                .doesNotContainIgnoringCase("access-control");
    }
}

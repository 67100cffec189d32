package gantry.functions;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.functions.runtimeapi.HandedOver;
import gantry.functions.runtimeapi.InvocationEvent;
import gantry.functions.runtimeapi.RuntimeApi;
import gantry.functions.runtimeapi.RuntimeEvents;
import gantry.operations.Cancellation;
import gantry.wire.http.HttpLoop;
import gantry.wire.http.HttpServer;
import gantry.wire.http.HttpServerOptions;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The Runtime API as a socket sees it: who may call, and what is answered. */
class RuntimeApiTest {
    private final Recorded events = new Recorded();
    private final RuntimeApi api = new RuntimeApi(events);
    private final HttpLoop loop = HttpLoop.open();

    @SuppressWarnings("NullAway.Init")
    private HttpServer server;

    @BeforeEach
    void start() {
        server = loop.start(HttpServerOptions.loopback(0), api);
        api.listensOn(server.port());
    }

    @AfterEach
    void stop() {
        server.close();
        loop.close();
    }

    @Test
    void the_next_invocation_comes_with_its_headers() throws IOException {
        String answer = ask("GET", "invocation/next", "Host: " + api.address());

        assertThat(answer).startsWith("HTTP/1.1 200 ");
        assertThat(answer).contains("Lambda-Runtime-Aws-Request-Id: an-id\r\n");
        assertThat(answer).contains("Lambda-Runtime-Deadline-Ms: 5\r\n");
        assertThat(answer).contains("Lambda-Runtime-Invoked-Function-Arn: an-arn\r\n");
        assertThat(answer).contains("Lambda-Runtime-Trace-Id: a-trace\r\n");
        assertThat(answer).endsWith("\r\n\r\n{\"a\":1}");
    }

    @ParameterizedTest(name = "{0} is answered {1}")
    @CsvSource({
        "invocation/an-id/response, 202",
        "invocation/an-id/error, 202",
        "invocation/another/response, 400",
        "invocation/another/error, 400",
        "invocation/an-id/later, 404",
        "invocation/%zz/response, 404",
        "init/error, 202",
        "restore/next, 404",
    })
    void an_answer_counts_for_the_invocation_it_names(String path, int status) throws IOException {
        assertThat(ask("POST", path, "Host: " + api.address()))
                .startsWith("HTTP/1.1 " + status + " ");
    }

    @Test
    void no_web_page_and_no_other_name_may_call() throws IOException {
        var host = "Host: " + api.address();

        assertThat(ask("GET", "invocation/next", host + "\r\nOrigin: http://" + api.address()))
                .startsWith("HTTP/1.1 403 ");
        assertThat(ask("GET", "invocation/next", host + "\r\nSec-Fetch-Site: cross-site"))
                .startsWith("HTTP/1.1 403 ");
        assertThat(ask("GET", "invocation/next", "Host: localhost:" + server.port()))
                .startsWith("HTTP/1.1 403 ");
        assertThat(ask("POST", "invocation/an-id/response", "Host: evil.example"))
                .startsWith("HTTP/1.1 403 ");
        assertThat(
                        ask(
                                "POST",
                                "invocation/an-id/response",
                                "Host: evil.example\r\nContent-Length: 99999999"))
                .startsWith("HTTP/1.1 413 ");
        assertThat(events.calls).isEmpty();
    }

    @Test
    void an_answer_that_is_too_large_fails_its_invocation() throws IOException {
        var head = "Host: " + api.address() + "\r\nContent-Length: 99999999";

        assertThat(ask("POST", "invocation/an-id/response", head)).startsWith("HTTP/1.1 413 ");

        assertThat(events.calls).containsExactly("too large an-id");
    }

    private String ask(String method, String path, String headers) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            var length =
                    method.equals("POST") && !headers.contains("Content-Length")
                            ? "\r\nContent-Length: 2"
                            : "";
            var body = length.isEmpty() ? "" : "{}";
            var request =
                    "%s /2018-06-01/runtime/%s HTTP/1.1\r\n%s%s\r\nConnection: close\r\n\r\n%s"
                            .formatted(method, path, headers, length, body);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    /** An environment with the invocation {@code an-id}. */
    private static final class Recorded implements RuntimeEvents {
        private final List<String> calls = new ArrayList<>();

        @Override
        public @Nullable HandedOver next(Cancellation gone) {
            calls.add("next");
            var payload = "{\"a\":1}".getBytes(StandardCharsets.US_ASCII);
            return new HandedOver(
                    new InvocationEvent("an-id", "an-arn", payload, "a-trace", null), 5);
        }

        @Override
        public boolean succeed(String requestId, byte[] payload) {
            calls.add("succeed " + requestId);
            return requestId.equals("an-id");
        }

        @Override
        public boolean fail(String requestId, byte[] error) {
            calls.add("fail " + requestId);
            return requestId.equals("an-id");
        }

        @Override
        public boolean failTooLarge(String requestId) {
            calls.add("too large " + requestId);
            return true;
        }

        @Override
        public boolean failInit(byte[] error) {
            calls.add("init");
            return true;
        }
    }
}

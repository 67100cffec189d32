package gantry.functions.runtimeapi;

import gantry.json.Json;
import gantry.json.JsonObject;
import gantry.wire.http.HttpHandler;
import gantry.wire.http.HttpRequest;
import gantry.wire.http.HttpResponse;
import gantry.wire.http.HttpResponse.Header;

import org.jspecify.annotations.Nullable;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The Runtime API of one environment, on a port of its own: the official clients know a host and a
 * port, nothing else. Only requests to exactly that host are taken, and none that a web page makes.
 */
public final class RuntimeApi implements HttpHandler {
    /** Lambda quotas: 6 MB of payload, and what AWS adds for its own envelope. */
    public static final int MAX_RESPONSE_BYTES = 6_291_556;

    private static final String ROOT = "/2018-06-01/runtime/";
    private static final String INVOCATION = ROOT + "invocation/";
    private static final Header JSON = new Header("Content-Type", "application/json");

    private final RuntimeEvents events;
    private volatile String host = "";

    public RuntimeApi(RuntimeEvents events) {
        this.events = events;
    }

    /** Tells the port once it is known; before, every request is refused. */
    public void listensOn(int port) {
        host = "127.0.0.1:" + port;
    }

    /** As {@code AWS_LAMBDA_RUNTIME_API} has it. */
    public String address() {
        return host;
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        if (!isOurs(request)) {
            return error(403, "AccessDenied", "Only the function's own process may call.");
        }
        String path = request.path();
        return switch (request.method() + " " + path) {
            case "GET " + INVOCATION + "next" -> next(request);
            case "POST " + ROOT + "init/error" -> accepted(events.failInit(request.body()));
            default ->
                    request.method().equals("POST") && path.startsWith(INVOCATION)
                            ? answer(request, path.substring(INVOCATION.length()))
                            : error(404, "NotFound", "There is no such call.");
        };
    }

    private boolean isOurs(HttpRequest request) {
        return request.header("Origin") == null
                // Of <img src=…> and the like a browser tells no origin, but this.
                && request.header("Sec-Fetch-Site") == null
                && request.headers("Host").size() == 1
                && host.equals(request.host());
    }

    private HttpResponse next(HttpRequest request) {
        try {
            HandedOver handed = events.next(request.cancellation());
            return handed == null
                    ? error(500, "Ended", "The environment ends.")
                    : invocation(handed);
        } catch (RuntimeEvents.NotAllowedNow _) {
            return error(
                    403,
                    "InvalidStateTransition",
                    "State transition from Running to Ready failed for runtime. Error: State"
                            + " transition is not allowed");
        }
    }

    private static HttpResponse invocation(HandedOver handed) {
        InvocationEvent event = handed.event();
        List<Header> headers = new ArrayList<>();
        headers.add(JSON);
        headers.add(new Header("Lambda-Runtime-Aws-Request-Id", event.requestId()));
        headers.add(new Header("Lambda-Runtime-Deadline-Ms", Long.toString(handed.deadlineAtMs())));
        headers.add(new Header("Lambda-Runtime-Invoked-Function-Arn", event.functionArn()));
        headers.add(new Header("Lambda-Runtime-Trace-Id", event.traceId()));
        if (event.clientContext() != null) {
            headers.add(new Header("Lambda-Runtime-Client-Context", event.clientContext()));
        }
        return new HttpResponse(200, headers, event.payload());
    }

    /**
     * Takes an answer.
     *
     * @param rest {@code ID/response} or {@code ID/error}
     */
    private HttpResponse answer(HttpRequest request, String rest) {
        String id = findId(rest);
        if (id == null) {
            return error(404, "NotFound", "There is no such call.");
        }
        boolean taken =
                rest.endsWith("/error")
                        ? events.fail(id, request.body())
                        : events.succeed(id, request.body());
        return accepted(taken);
    }

    private static @Nullable String findId(String rest) {
        int slash = rest.indexOf('/');
        String call = slash < 0 ? "" : rest.substring(slash + 1);
        if (!call.equals("response") && !call.equals("error")) {
            return null;
        }
        try {
            return URLDecoder.decode(rest.substring(0, slash), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return null; // not percent-encoded
        }
    }

    private static HttpResponse accepted(boolean taken) {
        return taken
                ? new HttpResponse(
                        202, List.of(JSON), Json.printUtf8(JsonObject.of("status", "OK")))
                : error(400, "InvalidRequestID", "Invalid request ID");
    }

    @Override
    public HttpResponse refuse(Refusal refusal) {
        return error(
                refusal == Refusal.BODY_TOO_LARGE ? 413 : 400,
                refusal.name(),
                "The request is refused.");
    }

    /** An answer that is too large is one: the invocation has failed by it. */
    @Override
    public HttpResponse refuse(Refusal refusal, HttpRequest head) {
        if (refusal != Refusal.BODY_TOO_LARGE || !isOurs(head)) {
            return refuse(refusal);
        }
        String path = head.path();
        String id =
                path.startsWith(INVOCATION) ? findId(path.substring(INVOCATION.length())) : null;
        if (id != null) {
            events.failTooLarge(id);
        }
        return error(
                413,
                "RequestEntityTooLarge",
                "Exceeded maximum allowed payload size (" + MAX_RESPONSE_BYTES + " bytes).");
    }

    private static HttpResponse error(int status, String type, String message) {
        return new HttpResponse(
                status,
                List.of(JSON),
                Json.printUtf8(JsonObject.of("errorMessage", message, "errorType", type)));
    }
}

package gantry.functions.api;

import gantry.functions.environments.Clocks;
import gantry.functions.environments.Environments;
import gantry.functions.environments.Invocation;
import gantry.functions.environments.Outcome;
import gantry.functions.folders.FunctionFolders;
import gantry.functions.folders.FunctionVersion;
import gantry.functions.runtimeapi.InvocationEvent;
import gantry.json.Json;
import gantry.json.JsonObject;
import gantry.json.JsonParseException;
import gantry.operations.AwsException;
import gantry.operations.Call;
import gantry.operations.Operation;
import gantry.operations.OperationId;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.operations.ServiceUnavailable;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

/**
 * {@code lambda:Invoke}, synchronously. An invocation whose caller leaves runs on, as on AWS, until
 * it has answered or its time is out; only then does its process take another.
 */
public final class Invoke implements Operation {
    private static final OperationId ID = new OperationId("lambda", "Invoke");

    /** Lambda quotas, "Invocation payload": 6 MB each for request and response, synchronous. */
    private static final int MAX_PAYLOAD_BYTES = 6_291_456;

    /** Ours, as headers of the Runtime API carry it; AWS allows 3,583 bytes of base64. */
    private static final int MAX_CLIENT_CONTEXT = 3_583;

    private final FunctionFolders folders;
    private final Environments environments;
    private final Clocks clocks;

    public Invoke(FunctionFolders folders, Environments environments, Clocks clocks) {
        this.folders = folders;
        this.environments = environments;
        this.clocks = clocks;
    }

    @Override
    public OperationId id() {
        return ID;
    }

    @Override
    public String iamAction() {
        return "lambda:InvokeFunction";
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public Response invoke(Call call, Request request) {
        FunctionName name =
                FunctionName.parse(
                        request.requireString("FunctionName"),
                        request.findString("Qualifier"),
                        call.scope());
        String type = requireType(request);
        byte[] payload = payload(request, type);
        String clientContext = clientContext(request);
        FunctionVersion function = name.isHere(call.scope()) ? folders.find(name.name()) : null;
        if (function == null) {
            throw name.notFound(call.region());
        }
        if (type.equals("DryRun")) {
            return Response.of(JsonObject.of("StatusCode", 204L));
        }
        var event =
                new InvocationEvent(
                        call.requestId(),
                        name.arn(call.region()),
                        payload,
                        traceId(call),
                        clientContext);
        return run(call, new Invocation(function, event), wantsLog(request));
    }

    private Response run(Call call, Invocation invocation, boolean withLog) {
        try (var _ = call.cancellation().onCancel(() -> environments.abandon(invocation))) {
            environments.submit(invocation);
            Outcome outcome = invocation.await();
            return switch (outcome) {
                case Outcome.Answered(var payload) -> answer(invocation, null, withLog, payload);
                case Outcome.Failed(var payload) ->
                        answer(invocation, "Unhandled", withLog, payload);
                case Outcome.Throttled() ->
                        throw new AwsException(429, "TooManyRequestsException", "Rate Exceeded.");
                case Outcome.NotRun(var sentence) ->
                        throw new AwsException(500, "ServiceException", sentence);
                case Outcome.Abandoned() ->
                        throw new ServiceUnavailable("The caller no longer waits.");
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            environments.abandon(invocation);
            throw new ServiceUnavailable("The server is stopping.");
        }
    }

    private static Response answer(
            Invocation invocation, @Nullable String error, boolean withLog, String payload)
            throws InterruptedException {
        var members = JsonObject.builder().put("StatusCode", 200L);
        if (error != null) {
            members.put("FunctionError", error);
        }
        if (withLog) {
            members.put("LogResult", Base64.getEncoder().encodeToString(invocation.logTail()));
        }
        return Response.of(
                members.put("Payload", payload)
                        .put("ExecutedVersion", FunctionName.LATEST)
                        .build());
    }

    private static String requireType(Request request) {
        String type = request.findString("InvocationType");
        return switch (type == null ? "RequestResponse" : type) {
            case "RequestResponse" -> "RequestResponse";
            case "DryRun" -> "DryRun";
            // Acknowledged, an event must not be lost: it needs a durable queue.
            case "Event" ->
                    throw invalid("InvocationType Event is not built in yet; use RequestResponse.");
            default ->
                    throw unknown(
                            String.valueOf(type),
                            "invocationType",
                            "Event, RequestResponse, DryRun");
        };
    }

    private static boolean wantsLog(Request request) {
        String type = request.findString("LogType");
        return switch (type == null ? "None" : type) {
            case "None" -> false;
            case "Tail" -> true;
            default -> throw unknown(String.valueOf(type), "logType", "None, Tail");
        };
    }

    private static AwsException unknown(String value, String member, String allowed) {
        return new gantry.operations.ValidationException(
                "1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: Member must satisfy enum value set: [%s]"
                        .formatted(value, member, allowed));
    }

    /** Without a payload a function gets {@code {}}, as on Lambda. */
    private static byte[] payload(Request request, String type) {
        String text = request.findString("Payload");
        if (text == null || text.isEmpty()) {
            return new byte[] {'{', '}'};
        }
        if (Json.utf8Length(text) > MAX_PAYLOAD_BYTES) {
            throw new AwsException(
                    413,
                    "RequestTooLargeException",
                    "%d byte payload is too large for the %s invocation type (limit %d bytes)"
                            .formatted(Json.utf8Length(text), type, MAX_PAYLOAD_BYTES));
        }
        check(text);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void check(String text) {
        try {
            Json.parse(text);
        } catch (JsonParseException e) {
            throw new AwsException(
                    400,
                    "InvalidRequestContentException",
                    "Could not parse request body into json: Could not parse payload into json: "
                            + e.message());
        }
    }

    private static @Nullable String clientContext(Request request) {
        String encoded = request.findString("ClientContext");
        if (encoded == null) {
            return null;
        }
        try {
            String text =
                    encoded.length() > MAX_CLIENT_CONTEXT
                            ? ""
                            : new String(
                                    Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            // Printed anew it is one line, as a header needs it.
            if (Json.parse(text) instanceof JsonObject context) {
                return ascii(Json.print(context));
            }
        } catch (IllegalArgumentException | JsonParseException _) {
            throw invalid("Client context must be a valid Base64-encoded JSON object.");
        }
        throw invalid("Client context must be a valid Base64-encoded JSON object.");
    }

    private static String ascii(String json) {
        var out = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c < 0x7f) {
                out.append(c);
            } else {
                out.append("\\u").append(HexFormat.of().toHexDigits(c));
            }
        }
        return out.toString();
    }

    private static AwsException invalid(String sentence) {
        return new AwsException(400, "InvalidParameterValueException", sentence);
    }

    /** The caller's, or one of our own, as a function always sees one. */
    private String traceId(Call call) {
        String given = call.traceHeader();
        if (given != null && given.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            return given;
        }
        String id = clocks.newId();
        return "Root=1-%08x-%s;Parent=%s;Sampled=0"
                .formatted(
                        clocks.millis() / 1000,
                        id.substring(0, 24),
                        clocks.newId().substring(0, 16));
    }
}

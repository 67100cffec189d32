package gantry.wire;

import gantry.json.Json;
import gantry.json.JsonLimits;
import gantry.json.JsonParseException;
import gantry.operations.AwsException;
import gantry.operations.Call;
import gantry.operations.InternalFailure;
import gantry.operations.OperationId;
import gantry.operations.Operations;
import gantry.operations.Principal;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.operations.Scope;
import gantry.operations.SerializationException;
import gantry.operations.ServiceModel;
import gantry.operations.UnknownOperationException;
import gantry.wire.http.HttpLimits;
import gantry.wire.http.HttpRequest;
import gantry.wire.http.HttpResponse;
import gantry.wire.http.HttpResponse.Header;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The protocols AWS JSON 1.0 and 1.1: {@code POST /} with {@code X-Amz-Target: PREFIX.Operation}
 * and one JSON object as the body, both ways.
 *
 * <p>Whatever goes wrong is answered here as an AWS error; what is not the caller's fault is logged
 * once, under the request id that the caller sees.
 */
public final class AwsJson {
    static final String JSON_1_0 = "application/x-amz-json-1.0";
    private static final String JSON_1_1 = "application/x-amz-json-1.1";

    private static final System.Logger LOG = System.getLogger("gantry.wire");

    private final Operations operations;
    private final Scope scope;
    private final RequestIds requestIds;
    private final JsonLimits limits;
    private final ApiFigures figures;
    private final Map<String, OperationId> targets = new HashMap<>();

    /**
     * Serves the operations of the registry's models by their targets.
     *
     * @param scope account and region that every call works in, whatever region it was signed for
     * @param figures counts what is served
     */
    public AwsJson(
            Operations operations,
            Scope scope,
            RequestIds requestIds,
            HttpLimits limits,
            ApiFigures figures) {
        this.figures = figures;
        this.operations = operations;
        this.scope = scope;
        this.requestIds = requestIds;
        this.limits = JsonLimits.ofBytes(limits.maxBodyBytes());
        for (ServiceModel model : operations.models()) {
            for (String name : model.operations().keySet()) {
                targets.put(
                        model.targetPrefix() + "." + name, new OperationId(model.service(), name));
            }
        }
    }

    /** Serves the operation that the target names. */
    HttpResponse serve(HttpRequest request, String target) {
        String requestId = requestIds.next();
        String contentType = contentType(request);
        OperationId id = targets.get(target);
        if (id == null || contentType == null || !request.method().equals("POST")) {
            var unknown = new UnknownOperationException(null);
            return Errors.encode(unknown, contentType == null ? JSON_1_0 : contentType, requestId);
        }
        return invoke(request, id, contentType, requestId);
    }

    /** Serves one operation, whatever target and content type the request carries. */
    public HttpResponse serve(HttpRequest request, OperationId id) {
        return invoke(request, id, JSON_1_0, requestIds.next());
    }

    /**
     * Makes the call that a request stands for, for who answers in a form of its own.
     *
     * @throws AwsException the refusal, to be encoded by {@link Router}
     */
    public Response call(HttpRequest request, OperationId id, Request members) {
        return operations.invoke(id, call(request, requestIds.next()), members);
    }

    /** An error that arose before any operation was known. */
    public HttpResponse refuse(AwsException error) {
        return Errors.encode(error, JSON_1_0, requestIds.next());
    }

    private HttpResponse invoke(
            HttpRequest request, OperationId id, String contentType, String requestId) {
        long beganNanos = figures.now();
        try {
            Request decoded = Request.of(decode(request.body()));
            Response response = operations.invoke(id, call(request, requestId), decoded);
            byte[] body = encode(id, response);
            figures.count(id, null, beganNanos);
            return new HttpResponse(
                    200,
                    List.of(
                            new Header("x-amzn-RequestId", requestId),
                            new Header("Content-Type", contentType)),
                    body);
        } catch (AwsException e) {
            if (e instanceof InternalFailure) {
                log(id, requestId, e);
            }
            figures.count(id, e.code(), beganNanos);
            return Errors.encode(e, contentType, requestId);
        } catch (RuntimeException | StackOverflowError e) {
            log(id, requestId, e);
            var failure = new InternalFailure(e);
            figures.count(id, failure.code(), beganNanos);
            return Errors.encode(failure, contentType, requestId);
        }
    }

    private static void log(OperationId id, String requestId, Throwable failure) {
        LOG.log(System.Logger.Level.ERROR, id + " failed (request " + requestId + ")", failure);
    }

    private static byte[] encode(OperationId id, Response response) {
        return switch (response) {
            case Response.Json json -> Json.printUtf8(json.members());
            case Response.Streamed _ ->
                    throw new IllegalStateException(id + " answers a stream, AWS JSON has none");
        };
    }

    /** AWS words only the wrong kind of a body; one that is no JSON it refuses without a word. */
    private Map<String, @Nullable Object> decode(byte[] body) {
        Object value;
        try {
            value = Json.parse(body, limits);
        } catch (JsonParseException _) {
            throw new SerializationException(null);
        }
        if (value instanceof List) {
            throw new SerializationException("Start of list found where not expected");
        }
        if (!(value instanceof Map)) {
            throw new SerializationException(null);
        }
        return object(value);
    }

    @SuppressWarnings("unchecked") // JSON objects have string keys
    private static Map<String, @Nullable Object> object(Object value) {
        return (Map<String, @Nullable Object>) value;
    }

    private Call call(HttpRequest request, String requestId) {
        return new Call(
                caller(request),
                scope,
                requestId,
                Call.NO_DEADLINE,
                request.cancellation(),
                request.header("X-Amzn-Trace-Id"),
                null,
                request.host());
    }

    private static Principal caller(HttpRequest request) {
        var signed = CredentialScope.find(request.header("Authorization"));
        return signed == null ? Principal.ANONYMOUS : new Principal.AccessKey(signed.accessKeyId());
    }

    /** The protocol's content type, without parameters; null if it is another one. */
    private static @Nullable String contentType(HttpRequest request) {
        String header = request.header("Content-Type");
        if (header == null) {
            return null;
        }
        int parameters = header.indexOf(';');
        String type = parameters < 0 ? header : header.substring(0, parameters).strip();
        if (type.equalsIgnoreCase(JSON_1_0)) {
            return JSON_1_0;
        }
        return type.equalsIgnoreCase(JSON_1_1) ? JSON_1_1 : null;
    }
}

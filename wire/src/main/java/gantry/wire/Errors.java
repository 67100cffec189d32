package gantry.wire;

import gantry.json.Json;
import gantry.operations.AwsException;
import gantry.operations.SerializationException;
import gantry.wire.http.HttpResponse;
import gantry.wire.http.HttpResponse.Header;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;

/** Writes errors as AWS JSON does: {@code {"__type":"InvalidArn","message":"…"}}. */
final class Errors {
    private Errors() {}

    static HttpResponse encode(AwsException error, String contentType, String requestId) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("__type", error.code());
        if (error.getMessage() != null) {
            body.put(messageMember(error), error.getMessage());
        }
        body.putAll(error.members());
        return new HttpResponse(
                error.status(),
                List.of(
                        new Header("x-amzn-RequestId", requestId),
                        new Header("Content-Type", contentType)),
                Json.printUtf8(body));
    }

    /** AWS's own deserializer spells it with a capital; the services' models do not. */
    private static String messageMember(AwsException error) {
        return error instanceof SerializationException ? "Message" : "message";
    }
}

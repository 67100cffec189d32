package gantry.workflows.tasks.lambda;

import gantry.json.JsonArray;
import gantry.json.JsonObject;
import gantry.json.Payload;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The output of {@code lambda:invoke}: Lambda's answer with the headers it came in, as recorded.
 */
final class InvokeAnswer {
    /** RFC 9110, "Date/Time Formats": two digits for the day. */
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private InvokeAnswer() {}

    static Payload of(
            Map<String, @Nullable Object> answer, Payload result, UUID requestId, Instant now) {
        Object version = answer.get("ExecutedVersion");
        Object log = answer.get("LogResult");
        Object status = answer.get("StatusCode");
        Map<String, String> headers = headers(version, log, result, requestId, now);
        var all = JsonObject.builder();
        headers.forEach((name, value) -> all.put(name, JsonArray.of(value)));
        var sorted = JsonObject.builder();
        var names = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        names.putAll(headers);
        names.forEach(sorted::put);

        var output = JsonObject.builder().put("ExecutedVersion", version);
        if (log != null) {
            output.put("LogResult", log);
        }
        return Payload.of(
                output.put("Payload", result.value())
                        .put(
                                "SdkHttpMetadata",
                                JsonObject.of(
                                        "AllHttpHeaders", all.build(),
                                        "HttpHeaders", sorted.build(),
                                        "HttpStatusCode", status))
                        .put(
                                "SdkResponseMetadata",
                                JsonObject.of("RequestId", requestId.toString()))
                        .put("StatusCode", status)
                        .build());
    }

    private static Map<String, String> headers(
            @Nullable Object version,
            @Nullable Object log,
            Payload result,
            UUID requestId,
            Instant now) {
        var headers = new LinkedHashMap<String, String>();
        if (log != null) {
            headers.put("X-Amz-Log-Result", log.toString());
        }
        headers.put("X-Amz-Executed-Version", String.valueOf(version));
        headers.put("x-amzn-Remapped-Content-Length", "0");
        headers.put("Connection", "keep-alive");
        headers.put("x-amzn-RequestId", requestId.toString());
        headers.put("Content-Length", Integer.toString(result.utf8Length()));
        headers.put("Date", HTTP_DATE.format(now));
        headers.put("X-Amzn-Trace-Id", traceId(requestId, now));
        headers.put("Content-Type", "application/json");
        return headers;
    }

    /** X-Ray's form; nothing is sampled. Unique as the request id is. */
    private static String traceId(UUID requestId, Instant now) {
        String unique = requestId.toString().replace("-", "");
        return "Root=1-%08x-%s;Parent=%s;Sampled=0"
                .formatted(now.getEpochSecond(), unique.substring(8), unique.substring(16));
    }
}

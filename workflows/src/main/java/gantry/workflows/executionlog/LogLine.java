package gantry.workflows.executionlog;

import gantry.json.Json;
import gantry.json.JsonObject;
import gantry.json.Payload;
import gantry.states.interpreter.HistoryEvent;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Set;

/** An event as its log line spells it: {@code {"id":"2","type":…,"details":{…},…}}. */
final class LogLine {
    /** What customers put in; errors and causes are logged in any case (recorded). */
    private static final Set<String> DATA =
            Set.of(
                    "input",
                    "inputDetails",
                    "output",
                    "outputDetails",
                    "parameters",
                    "assignedVariables",
                    "assignedVariablesDetails");

    /**
     * Developer guide: "If your escaped input or output … exceeds 248 KB, it will be truncated".
     */
    private static final int MAX_DATA_CHARS = 248 * 1_024;

    private LogLine() {}

    static String print(
            HistoryEvent event, boolean includeData, String executionArn, int redriveCount) {
        return Json.print(
                JsonObject.of(
                        "id",
                        Long.toString(event.id()),
                        "type",
                        event.type().wireName(),
                        "details",
                        details(event.details(), includeData),
                        "previous_event_id",
                        Long.toString(event.previousEventId()),
                        "event_timestamp",
                        Long.toString(event.timestampMs()),
                        "execution_arn",
                        executionArn,
                        "redrive_count",
                        Integer.toString(redriveCount)));
    }

    private static JsonObject details(@Nullable JsonObject details, boolean includeData) {
        if (details == null) {
            return JsonObject.empty();
        }
        var logged = JsonObject.builder();
        for (Map.Entry<String, @Nullable Object> member : details.entrySet()) {
            if (includeData || !DATA.contains(member.getKey())) {
                logged.put(member.getKey(), member.getValue());
            }
        }
        return includeData ? cut(logged.build()) : logged.build();
    }

    private static JsonObject cut(JsonObject details) {
        JsonObject result = details;
        for (String member : DATA) {
            if (details.get(member) instanceof Payload payload
                    && payload.text().length() * 2L > MAX_DATA_CHARS) {
                String whole = payload.text();
                String part = part(whole);
                if (part.length() < whole.length()) {
                    result =
                            result.with(member, part)
                                    .with(member + "Details", JsonObject.of("truncated", true));
                }
            }
        }
        return result;
    }

    /** As much of a text as stays within the bound when it is escaped. */
    private static String part(String text) {
        int escaped = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            escaped += c == '"' || c == '\\' ? 2 : c < ' ' ? 6 : c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
            if (escaped > MAX_DATA_CHARS) {
                return text.substring(0, Character.isLowSurrogate(c) ? i - 1 : i);
            }
        }
        return text;
    }

    /** About how much memory an event holds until its line is written. */
    static int weight(HistoryEvent event) {
        int bytes = 256;
        JsonObject details = event.details();
        if (details != null) {
            for (Object value : details.values()) {
                bytes +=
                        value instanceof Payload payload
                                ? payload.utf8Length()
                                : value instanceof String text ? text.length() : 32;
            }
        }
        return bytes;
    }
}

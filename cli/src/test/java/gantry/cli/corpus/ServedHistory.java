package gantry.cli.corpus;

import gantry.json.Json;
import gantry.json.JsonArray;
import gantry.json.JsonObject;
import gantry.json.Payload;
import gantry.states.interpreter.HistoryEvent;
import gantry.states.interpreter.HistoryEventType;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A whole history, read page by page, in the form in which the interpreter tells it. */
final class ServedHistory {
    private static final Map<String, HistoryEventType> TYPES =
            Arrays.stream(HistoryEventType.values())
                    .collect(Collectors.toMap(HistoryEventType::wireName, Function.identity()));

    /** Members of details that are JSON texts. */
    private static final Set<String> PAYLOADS = Set.of("input", "output");

    private ServedHistory() {}

    static List<HistoryEvent> read(StepFunctionsClient client, String executionArn) {
        var events = new ArrayList<HistoryEvent>();
        JsonObject request = JsonObject.of("executionArn", executionArn);
        JsonObject page;
        do {
            page = client.call("GetExecutionHistory", request);
            for (Object event : (JsonArray) Objects.requireNonNull(page.get("events"))) {
                events.add(event((JsonObject) Objects.requireNonNull(event)));
            }
            request = request.with("nextToken", page.get("nextToken"));
        } while (page.containsKey("nextToken"));
        return events;
    }

    private static HistoryEvent event(JsonObject event) {
        HistoryEventType type =
                Objects.requireNonNull(TYPES.get(String.valueOf(event.get("type"))));
        return new HistoryEvent(
                (Long) Objects.requireNonNull(event.get("id")),
                (Long) Objects.requireNonNull(event.get("previousEventId")),
                type,
                0,
                details(event, type));
    }

    private static @Nullable JsonObject details(JsonObject event, HistoryEventType type) {
        JsonObject found = null;
        for (Map.Entry<String, @Nullable Object> member : event.entrySet()) {
            if (member.getKey().endsWith("EventDetails")) {
                if (!member.getKey().equals(type.detailsMember())) {
                    throw new AssertionError(type + " has " + member.getKey());
                }
                found = parsed((JsonObject) Objects.requireNonNull(member.getValue()));
            }
        }
        return found;
    }

    private static JsonObject parsed(JsonObject details) {
        var parsed = JsonObject.builder();
        details.forEach((name, value) -> parsed.put(name, parsed(name, value)));
        return parsed.build();
    }

    private static @Nullable Object parsed(String name, @Nullable Object value) {
        if (name.equals("assignedVariables") && value instanceof JsonObject variables) {
            var parsed = JsonObject.builder();
            variables.forEach((variable, text) -> parsed.put(variable, payload(text)));
            return parsed.build();
        }
        return PAYLOADS.contains(name) ? payload(value) : value;
    }

    private static @Nullable Object payload(@Nullable Object value) {
        return value instanceof String text ? Payload.of(Json.parse(text)) : value;
    }
}

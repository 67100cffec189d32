package gantry.workflows.api;

import gantry.json.JsonObject;
import gantry.json.Payload;
import gantry.operations.Timestamps;
import gantry.states.interpreter.HistoryEvent;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Set;

/** History events as GetExecutionHistory spells them, with or without what customers put in. */
enum HistoryShapes {
    WITH_DATA,
    WITHOUT_DATA;

    /** {@code parameters} of TaskScheduled stays (measured). */
    private static final Set<String> DATA =
            Set.of(
                    "input",
                    "inputDetails",
                    "output",
                    "outputDetails",
                    "error",
                    "cause",
                    "assignedVariables",
                    "assignedVariablesDetails");

    static HistoryShapes of(boolean includeExecutionData) {
        return includeExecutionData ? WITH_DATA : WITHOUT_DATA;
    }

    JsonObject event(HistoryEvent event) {
        var shape =
                JsonObject.builder()
                        .put("timestamp", Timestamps.seconds(event.timestampMs()))
                        .put("type", event.type().wireName())
                        .put("id", event.id())
                        .put("previousEventId", event.previousEventId());
        String member = event.type().detailsMember();
        if (member != null && event.details() != null) {
            shape.put(member, details(event.details()));
        }
        return shape.build();
    }

    private JsonObject details(JsonObject details) {
        if (this == WITH_DATA) {
            return details;
        }
        var shape = JsonObject.builder();
        for (Map.Entry<String, @Nullable Object> member : details.entrySet()) {
            if (!DATA.contains(member.getKey())) {
                shape.put(member.getKey(), member.getValue());
            }
        }
        return shape.build();
    }

    /** Bytes of the payloads in an event; all else is small. */
    static long payloadBytes(JsonObject event) {
        return payloadBytes((Map<?, ?>) event);
    }

    private static long payloadBytes(Map<?, ?> members) {
        long bytes = 0;
        for (Object member : members.values()) {
            bytes +=
                    switch (member) {
                        case Payload payload -> payload.utf8Length();
                        case Map<?, ?> inner -> payloadBytes(inner);
                        case null, default -> 0;
                    };
        }
        return bytes;
    }
}

package gantry.workflows.tracing;

import gantry.states.interpreter.HistoryEvent;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/** A span that has not ended. Confined to its {@link SpanBuilder}. */
final class OpenSpan {
    final ExecutionSpan.Kind kind;
    final String name;
    final long eventId;
    final @Nullable OpenSpan parent;
    final Map<String, String> attributes = new LinkedHashMap<>();
    long startMs;
    @Nullable String error;

    /** Of a state: so many attempts have begun. */
    int attempts;

    /** Of a state with children: they failed, and what becomes of that is not known yet. */
    boolean hasFailedChildren;

    OpenSpan(
            ExecutionSpan.Kind kind,
            String name,
            long eventId,
            @Nullable OpenSpan parent,
            long startMs) {
        this.kind = kind;
        this.name = name;
        this.eventId = eventId;
        this.parent = parent;
        this.startMs = startMs;
    }

    boolean isBelow(OpenSpan other) {
        for (OpenSpan above = parent; above != null; above = above.parent) {
            if (above == other) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is a state of the type that an event's name begins with. */
    boolean hasType(HistoryEvent event) {
        String type = attributes.get("gantry.state.type");
        return type != null && event.type().wireName().startsWith(type);
    }

    OpenSpan with(String attribute, String value) {
        attributes.put(attribute, value);
        return this;
    }
}

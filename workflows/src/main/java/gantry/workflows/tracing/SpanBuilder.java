package gantry.workflows.tracing;

import gantry.json.JsonObject;
import gantry.states.interpreter.HistoryEvent;
import gantry.workflows.tracing.ExecutionSpan.Kind;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes spans of the events of one execution. What belongs to what follows from {@code
 * previousEventId}: each event stands where the one before it stood, or in what that one began.
 *
 * <p>A redrive is a run of its own, with spans of its own: they begin anew when it goes on.
 * Confined to its thread.
 */
public final class SpanBuilder {
    /** That of a history; an Express execution may have more, which then make no spans. */
    private static final int MAX_EVENTS = 25_000;

    /** "a fallback for error.type" (OpenTelemetry, semantic conventions). */
    private static final String OTHER_ERROR = "_OTHER";

    private static final String ERROR_MEMBER = "error";

    private final TracedExecution traced;
    private final OpenSpan root;
    private final Map<Long, Place> places = new HashMap<>();
    private final Set<OpenSpan> open = new LinkedHashSet<>();
    private final List<ExecutionSpan> ended = new ArrayList<>();
    private int run;

    /**
     * Where an event stands.
     *
     * @param state the state it is of; null between states
     * @param around the execution, the iteration or the state with branches that this is in
     * @param attempt of a task, under way
     */
    private record Place(@Nullable OpenSpan state, OpenSpan around, @Nullable OpenSpan attempt) {
        Place in(@Nullable OpenSpan begun) {
            return new Place(state, around, begun);
        }
    }

    public SpanBuilder(TracedExecution traced) {
        this.traced = traced;
        root = new OpenSpan(Kind.EXECUTION, traced.machineName(), 0, null, traced.startedAtMs());
        open.add(root);
    }

    /** How often the execution was redriven before what was added last. */
    public int run() {
        return run;
    }

    /** The next event. */
    public void add(HistoryEvent event) {
        if (places.size() < MAX_EVENTS || Happening.of(event.type()) == Happening.EXECUTION_ENDS) {
            Place before =
                    places.getOrDefault(event.previousEventId(), new Place(null, root, null));
            places.put(event.id(), place(event, before));
        }
    }

    private Place place(HistoryEvent event, Place at) {
        return switch (Happening.of(event.type())) {
            case EXECUTION_BEGINS -> at;
            case EXECUTION_GOES_ON -> goOn(event, at);
            case EXECUTION_ENDS -> endExecution(event, at);
            case STATE_BEGINS -> beginState(event, at);
            case STATE_ENDS -> endState(event, at);
            case CHILDREN_BEGIN -> beginChildren(event, at);
            case CHILDREN_FAIL -> failChildren(event, at);
            case ITERATION_BEGINS -> beginIteration(event, at);
            case ITERATION_ENDS -> endIteration(event, at);
            case ATTEMPT_BEGINS -> beginAttempt(event, at);
            case ATTEMPT_ENDS -> endAttempt(event, at);
            case REMARK -> at;
        };
    }

    /** What was open when the run before ended is open again, from now on. */
    private Place goOn(HistoryEvent event, Place at) {
        run++;
        ended.clear();
        for (OpenSpan span : open) {
            span.startMs = event.timestampMs();
            span.error = null;
            span.hasFailedChildren = false;
        }
        return at;
    }

    private Place endExecution(HistoryEvent event, Place at) {
        String error = error(event);
        if (error != null) {
            for (OpenSpan span = at.state() == null ? at.around() : at.state();
                    span != null;
                    span = span.parent) {
                span.error = error;
            }
        }
        root.error = error;
        root.with(
                "gantry.execution.status", event.type().wireName().substring("Execution".length()));
        for (OpenSpan span : List.copyOf(open).reversed()) {
            ended.add(finished(span, event.timestampMs(), span != root && span.error == null));
        }
        return at;
    }

    private Place beginState(HistoryEvent event, Place at) {
        String name = text(event, "name", "?");
        var state = begin(Kind.STATE, name, event, at.around());
        String type = event.type().wireName();
        state.with("gantry.state.name", name)
                .with(
                        "gantry.state.type",
                        type.substring(0, type.length() - "StateEntered".length()));
        if (type.equals("FailStateEntered")) {
            state.error = OTHER_ERROR;
        }
        return new Place(state, at.around(), null);
    }

    /** A state whose end follows its children's last event is the one around that. */
    private Place endState(HistoryEvent event, Place at) {
        OpenSpan state = at.state() == null ? at.around() : at.state();
        if (state.kind != Kind.STATE || state.parent == null) {
            return at;
        }
        state.error = null; // if there was one, it was caught
        end(state, event.timestampMs());
        return new Place(null, state.parent, null);
    }

    private Place beginChildren(HistoryEvent event, Place at) {
        OpenSpan state = at.state();
        if (state == null || state.hasFailedChildren || !state.hasType(event)) {
            state = outermostFailed(at);
        }
        if (state == null) {
            return at;
        }
        state.hasFailedChildren = false;
        state.error = null;
        endBelow(state, event.timestampMs());
        return new Place(null, state, null);
    }

    /** Children that begin again are those of the outermost state whose children failed. */
    private static @Nullable OpenSpan outermostFailed(Place at) {
        OpenSpan found = null;
        for (OpenSpan span = at.state() == null ? at.around() : at.state();
                span != null;
                span = span.parent) {
            if (span.hasFailedChildren) {
                found = span;
            }
        }
        return found;
    }

    private Place failChildren(HistoryEvent event, Place at) {
        if (at.state() != null && at.state().error == null) {
            at.state().error = OTHER_ERROR;
        }
        for (OpenSpan span = at.around(); span != null; span = span.parent) {
            if (span.kind == Kind.STATE && !span.hasFailedChildren) {
                span.hasFailedChildren = true;
                span.error = at.state() == null ? OTHER_ERROR : at.state().error;
                endBelow(span, event.timestampMs());
                return new Place(span, span.parent == null ? root : span.parent, null);
            }
        }
        return at;
    }

    private Place beginIteration(HistoryEvent event, Place at) {
        String index = text(event, "index", "0");
        var iteration =
                begin(
                        Kind.ITERATION,
                        text(event, "name", "?") + "[" + index + "]",
                        event,
                        at.around());
        iteration.with("gantry.map.index", index);
        return new Place(null, iteration, null);
    }

    private Place endIteration(HistoryEvent event, Place at) {
        OpenSpan iteration = at.around();
        while (iteration.kind != Kind.ITERATION) {
            if (iteration.parent == null) {
                return at;
            }
            iteration = iteration.parent;
        }
        if (event.type().wireName().endsWith("Failed")) {
            iteration.error = at.state() == null ? OTHER_ERROR : at.state().error;
        }
        end(iteration, event.timestampMs());
        return new Place(null, iteration.parent == null ? root : iteration.parent, null);
    }

    private Place beginAttempt(HistoryEvent event, Place at) {
        OpenSpan state = at.state();
        if (state == null) {
            return at;
        }
        state.error = null;
        state.attempts++;
        String resource = text(event, "resource", "?");
        String type = text(event, "resourceType", "");
        var attempt =
                begin(
                        Kind.ATTEMPT,
                        type.isEmpty() ? resource : type + ":" + resource,
                        event,
                        state);
        attempt.with("gantry.state.name", state.name)
                .with("gantry.task.resource", resource)
                .with("gantry.task.attempt", Integer.toString(state.attempts));
        return at.in(attempt);
    }

    private Place endAttempt(HistoryEvent event, Place at) {
        String error = error(event);
        OpenSpan attempt = at.attempt();
        if (attempt != null) {
            attempt.error = error;
            end(attempt, event.timestampMs());
        }
        if (at.state() != null) {
            at.state().error = error;
        }
        return at.in(null);
    }

    private OpenSpan begin(Kind kind, String name, HistoryEvent event, OpenSpan parent) {
        var span = new OpenSpan(kind, name, event.id(), parent, event.timestampMs());
        open.add(span);
        return span;
    }

    private void end(OpenSpan span, long atMs) {
        endBelow(span, atMs);
        if (open.remove(span)) {
            ended.add(finished(span, atMs, false));
        }
    }

    /** What is still open below was cut off. */
    private void endBelow(OpenSpan above, long atMs) {
        for (OpenSpan span : List.copyOf(open).reversed()) {
            if (span.isBelow(above)) {
                open.remove(span);
                ended.add(finished(span, atMs, span.error == null));
            }
        }
    }

    private ExecutionSpan finished(OpenSpan span, long endMs, boolean isCutOff) {
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("aws.step_functions.state_machine.arn", traced.machineArn());
        attributes.put("gantry.execution.arn", traced.executionArn());
        attributes.putAll(span.attributes);
        if (isCutOff) {
            attributes.put("gantry.aborted", "true");
        }
        return new ExecutionSpan(
                traced.traceId(),
                id(span),
                span.parent == null ? traced.parentSpanId() : id(span.parent),
                span.kind,
                span.name,
                span.startMs,
                Math.max(span.startMs, endMs),
                span.error,
                Collections.unmodifiableMap(attributes));
    }

    private String id(OpenSpan span) {
        return SpanIds.span(traced.executionArn(), run, span.eventId);
    }

    /** The spans of the last run, once it has ended. */
    public List<ExecutionSpan> spans() {
        return List.copyOf(ended);
    }

    private static @Nullable String error(HistoryEvent event) {
        String type = event.type().wireName();
        boolean isBad =
                type.endsWith("Failed") || type.endsWith("TimedOut") || type.endsWith("Aborted");
        return isBad ? text(event, ERROR_MEMBER, OTHER_ERROR) : null;
    }

    private static String text(HistoryEvent event, String member, String otherwise) {
        JsonObject details = event.details();
        Object value = details == null ? null : details.get(member);
        return value == null ? otherwise : value.toString();
    }
}

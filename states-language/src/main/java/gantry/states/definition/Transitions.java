package gantry.states.definition;

import gantry.json.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who leads where in one scope: collects Next, Default and the like while its states are read, then
 * tells dangling ones, unreachable states and a machine that cannot end. Confined to one parse.
 */
final class Transitions {
    private record Edge(String target, String location) {}

    private final Compilation compilation;
    private final JsonObject states;
    private final Map<String, List<Edge>> edges = new LinkedHashMap<>();
    private String from = "";
    private boolean complete = true;
    private boolean ends;

    Transitions(Compilation compilation, JsonObject states) {
        this.compilation = compilation;
        this.states = states;
    }

    /** What is said from now on is said by this state. */
    void from(String state) {
        from = state;
        edges.put(state, new ArrayList<>());
    }

    /** A field that names a state; null if it is absent or no text. */
    @Nullable String target(Fields fields, String field) {
        var target = fields.text(field);
        if (target == null) {
            complete = false;
        } else {
            edges.computeIfAbsent(from, _ -> new ArrayList<>())
                    .add(new Edge(target, fields.at(field)));
        }
        return target;
    }

    /** The current state ends its scope. */
    void end() {
        ends = true;
    }

    /** The current state does not say where it leads; that was reported. */
    void unknown() {
        complete = false;
    }

    /**
     * @param root whether it is the machine's own scope, the only one that must have an end
     */
    void check(@Nullable String startAt, String location, boolean root) {
        boolean started = startAt != null && states.containsKey(startAt);
        if (startAt != null && !started) {
            missing(new Edge(startAt, location + "/StartAt"));
        }
        edges.values().stream()
                .flatMap(List::stream)
                .filter(edge -> !states.containsKey(edge.target()))
                .forEach(this::missing);
        if (!complete) {
            return; // what is missing has been told; what follows from it would be noise
        }
        if (root && !ends && !states.isEmpty()) {
            compilation.problems.add(
                    Problems.MISSING_END_STATE, "Workflow has no terminal state", null);
            compilation.endless = true;
        }
        if (startAt != null && started) {
            reportUnreachable(startAt, location);
        }
    }

    private void reportUnreachable(String startAt, String location) {
        var reached = new HashSet<String>();
        var open = new ArrayDeque<String>();
        open.add(startAt);
        while (!open.isEmpty()) {
            String state = open.remove();
            if (reached.add(state)) {
                edges.getOrDefault(state, List.of()).forEach(edge -> open.add(edge.target()));
            }
        }
        for (String state : states.keySet()) {
            if (!reached.contains(state)) {
                compilation.unreachable.add(
                        new Diagnostic(
                                Diagnostic.Severity.ERROR,
                                Problems.MISSING_TRANSITION_TARGET,
                                "State \"" + state + "\" is not reachable.",
                                location + "/States/" + state));
            }
        }
    }

    private void missing(Edge edge) {
        compilation.problems.add(
                Problems.MISSING_TRANSITION_TARGET,
                "Missing 'Next' target: " + edge.target(),
                edge.location());
    }
}

package gantry.states.definition;

import gantry.json.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compiles what has StartAt and States: the machine, a branch, an item processor. */
final class ScopeParser {
    /** Of a state's name. */
    static final int MAX_NAME_LENGTH = 80;

    /**
     * Of scopes in each other. AWS documents that there is a bound and its code, not the bound;
     * this one keeps paths, locations and the stack short.
     */
    static final int MAX_DEPTH = 100;

    private static final Set<String> NESTED_FIELDS = Set.of("StartAt", "States", "Comment");

    private ScopeParser() {}

    /**
     * A branch of a Parallel or the processor of a Map.
     *
     * @param place below the state, such as {@code /Branches[0]}
     * @param express whether its states run in an execution of type EXPRESS of their own
     * @param more fields that it may have besides
     */
    static @Nullable Scope nested(
            Fields state, String place, @Nullable Object value, boolean express, String... more) {
        if (!(value instanceof JsonObject object)) {
            state.problemAt(place.substring(1), "Expected value of type [OBJECT]");
            return null;
        }
        var scope = state.nested(place, object, express);
        var known = new HashSet<>(NESTED_FIELDS);
        known.addAll(List.of(more));
        scope.supportOnly(known);
        scope.text("Comment");
        if (scope.compilation.depth == MAX_DEPTH) {
            scope.compilation.problems.add(
                    Problems.TOO_DEEPLY_NESTED,
                    "The states are nested more than " + MAX_DEPTH + " levels deep",
                    scope.location);
            return null;
        }
        return parse(scope);
    }

    /**
     * @param scope whose location is empty for the machine's own
     */
    static @Nullable Scope parse(Fields scope) {
        scope.require("States", "StartAt");
        var startAt = scope.text("StartAt");
        var definitions = scope.object("States");
        if (definitions == null) {
            return null;
        }
        if (definitions.isEmpty()) {
            scope.problemAt("States", "Value cannot be empty");
            return null;
        }
        var transitions = new Transitions(scope.compilation, definitions);
        var states = states(scope, definitions, transitions);
        boolean isRoot = scope.location.isEmpty();
        if (!isRoot || !scope.compilation.loneState) {
            transitions.check(startAt, scope.location, isRoot);
        }
        return startAt != null && states.size() == definitions.size() && states.containsKey(startAt)
                ? new Scope(scope.location, startAt, states)
                : null;
    }

    private static Map<String, State> states(
            Fields scope, JsonObject definitions, Transitions transitions) {
        scope.compilation.depth++;
        var states = new LinkedHashMap<String, State>();
        for (var definition : definitions.entrySet()) {
            String name = definition.getKey();
            String path = scope.at("States/" + name);
            checkName(scope.compilation, name, path);
            transitions.from(name);
            if (definition.getValue() instanceof JsonObject object) {
                var state = StateParser.parse(scope, name, path, object, transitions);
                if (state != null) {
                    states.put(name, state);
                }
            } else {
                scope.compilation.problems.schema("Expected value of type [OBJECT]", path);
                transitions.unknown();
            }
        }
        scope.compilation.depth--;
        return states;
    }

    private static void checkName(Compilation compilation, String name, String path) {
        if (name.isEmpty()) {
            compilation.problems.add(
                    Problems.INVALID_STATE_NAME, "Invalid State name: it is empty", path);
        }
        if (name.codePointCount(0, name.length()) > MAX_NAME_LENGTH) {
            compilation.problems.add(
                    Problems.INVALID_STATE_NAME,
                    "Invalid State name: "
                            + name
                            + " exceeds the "
                            + MAX_NAME_LENGTH
                            + "-character limit allowed by the service",
                    path);
        }
        boolean nameTaken = !compilation.stateNames.add(name);
        // a name may hold a path's separators, so two states can also meet in their path
        boolean pathTaken = !compilation.statePaths.add(path);
        if (nameTaken || pathTaken) {
            compilation.problems.add(
                    Problems.DUPLICATE_STATE_NAME, "Duplicate State name: " + name, path);
        }
    }
}

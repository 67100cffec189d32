package gantry.states.definition;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * States that lead to each other: the machine's own, a branch of a Parallel, the processor of a
 * Map.
 *
 * @param path empty for the root, else such as {@code /States/P/Branches[0]}
 * @param states by name, in the order of the definition
 */
public record Scope(String path, String startAt, Map<String, State> states) {
    public Scope {
        states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
        if (!states.containsKey(startAt)) {
            throw new IllegalStateException("Scope " + path + " has no state " + startAt);
        }
    }

    public State start() {
        return requireState(startAt);
    }

    public State requireState(String name) {
        State state = states.get(name);
        if (state == null) {
            throw new IllegalStateException("Scope " + path + " has no state " + name);
        }
        return state;
    }
}

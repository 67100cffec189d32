package gantry.workflows.mocks;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often an execution has invoked each of its mocked states; retries and the iterations of a Map
 * count.
 */
public record Invocations(Map<String, Integer> byState) {
    public static final Invocations NONE = new Invocations(Map.of());

    public Invocations {
        byState = Collections.unmodifiableMap(new TreeMap<>(byState)); // in one order on disk
    }

    /** How many there were. */
    public int of(String state) {
        return byState.getOrDefault(state, 0);
    }

    /** One more. */
    public Invocations with(String state) {
        var more = new TreeMap<>(byState);
        more.merge(state, 1, Integer::sum);
        return new Invocations(more);
    }
}

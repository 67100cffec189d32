package gantry.states.interpreter;

import gantry.json.Payload;
import gantry.states.definition.PayloadTemplate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Assign: all values are made before any variable changes, so that each sees the old ones. */
final class Assignments {
    private Assignments() {}

    /**
     * The values that a state, choice or catcher assigns.
     *
     * @param scene whose {@code $} is what came of the work
     */
    static Map<String, Payload> evaluate(
            LiveFrame frame, List<PayloadTemplate.Field> assign, Scene scene) {
        if (assign.isEmpty()) {
            return Map.of();
        }
        var values = new LinkedHashMap<String, Payload>();
        for (PayloadTemplate.Field variable : assign) {
            Object value = Templates.evaluate(variable.value(), scene);
            values.put(variable.name(), DataFlows.made(frame, value));
        }
        return values;
    }

    /**
     * Whether there is room for the values.
     *
     * @throws StateFailure if they or all variables together are too large
     */
    static void check(Run run, LiveFrame frame, Map<String, Payload> assigned) {
        if (assigned.isEmpty()) {
            return;
        }
        long bytes = Variables.bytesOf(assigned);
        long all =
                run.variableBytes()
                        - frame.variables.bytes()
                        + frame.variables.with(assigned).bytes();
        if (bytes > Limits.MAX_ASSIGN_BYTES || all > Limits.MAX_VARIABLE_BYTES) {
            throw StateFailure.variablesTooLarge(frame.state().name());
        }
        run.budget.bytes(bytes);
    }
}

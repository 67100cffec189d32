package gantry.states.interpreter;

import gantry.json.Payload;
import gantry.states.definition.ChoiceState;
import gantry.states.definition.JsonPathFlow;

import org.jspecify.annotations.Nullable;

/** The Choice state: on to the first choice whose rule holds, or to Default. */
final class Choices {
    private Choices() {}

    static void choose(Run run, LiveFrame frame, ChoiceState state) {
        JsonPathFlow flow = DataFlows.of(state.flow());
        Payload input = DataFlows.afterInputPath(run, frame, flow);
        String next = next(state, Scene.of(run, frame, input.value()));
        if (next == null) {
            // Measured: not States.NoChoiceMatched.
            throw StateFailure.runtime(
                    "Failed to transition out of the state. The state does not point to a next"
                            + " state.");
        }
        Lifecycle.exit(run, frame, DataFlows.passOn(run, frame, flow), next);
    }

    private static @Nullable String next(ChoiceState state, Scene scene) {
        for (ChoiceState.Choice choice : state.choices()) {
            if (Conditions.holds(choice.rule(), scene)) {
                return choice.next();
            }
        }
        return state.defaultNext();
    }
}

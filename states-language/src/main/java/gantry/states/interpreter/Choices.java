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
        Scene scene = Scene.of(run, frame, input.value());
        ChoiceState.Choice choice = find(state, scene);
        String next = choice == null ? state.defaultNext() : choice.next();
        if (next == null) {
            // Measured: not States.NoChoiceMatched.
            throw StateFailure.runtime(
                    "Failed to transition out of the state. The state does not point to a next"
                            + " state.");
        }
        var assign = choice == null ? flow.assign() : choice.assign();
        Payload output = DataFlows.select(run, frame, flow.outputPath(), input);
        Lifecycle.exit(
                run, frame, new Leaving(output, Assignments.evaluate(frame, assign, scene)), next);
    }

    private static ChoiceState.@Nullable Choice find(ChoiceState state, Scene scene) {
        for (ChoiceState.Choice choice : state.choices()) {
            if (Conditions.holds(choice.rule(), scene)) {
                return choice;
            }
        }
        return null;
    }
}

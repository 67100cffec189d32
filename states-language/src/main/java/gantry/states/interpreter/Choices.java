package gantry.states.interpreter;

import gantry.json.Payload;
import gantry.states.definition.ChoiceState;
import gantry.states.definition.JsonPathFlow;
import gantry.states.definition.JsonataFlow;

import org.jspecify.annotations.Nullable;

/** The Choice state: on to the first choice whose rule holds, or to Default. */
final class Choices {
    private Choices() {}

    static void choose(Run run, LiveFrame frame, ChoiceState state) {
        Payload input = DataFlows.seen(run, frame, state.flow());
        Scene scene = Scene.of(run, frame, input);
        ChoiceState.Choice choice = find(state, scene);
        String next = choice == null ? state.defaultNext() : choice.next();
        if (next == null) {
            // Measured: not States.NoChoiceMatched.
            throw StateFailure.runtime(
                    "Failed to transition out of the state. The state does not point to a next"
                            + " state.");
        }
        Lifecycle.exit(run, frame, leaving(run, frame, state, choice, scene, input), next);
    }

    /** The state's own Assign and Output belong to Default. */
    private static Leaving leaving(
            Run run,
            LiveFrame frame,
            ChoiceState state,
            ChoiceState.@Nullable Choice choice,
            Scene scene,
            Payload input) {
        var assign = choice == null ? state.flow().assign() : choice.assign();
        return switch (state.flow()) {
            case JsonPathFlow jsonPath ->
                    new Leaving(
                            DataFlows.select(run, frame, jsonPath.outputPath(), input),
                            Assignments.evaluate(frame, assign, scene));
            case JsonataFlow jsonata ->
                    DataFlows.shaped(
                            frame,
                            assign,
                            choice == null ? jsonata.output() : choice.output(),
                            scene,
                            input);
        };
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

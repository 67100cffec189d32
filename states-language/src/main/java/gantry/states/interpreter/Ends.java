package gantry.states.interpreter;

import gantry.states.definition.FailState;
import gantry.states.definition.SucceedState;

/** The states that end their scope: Succeed and Fail. */
final class Ends {
    private Ends() {}

    static void succeed(Run run, LiveFrame frame, SucceedState state) {
        Lifecycle.exit(run, frame, DataFlows.passOn(run, frame, state.flow()), null);
    }

    static void fail(Run run, LiveFrame frame, FailState state) {
        Scene scene = Scene.of(run, frame, frame.input);
        throw StateFailure.given(
                Texts.find(state.error(), scene), Texts.find(state.cause(), scene));
    }
}

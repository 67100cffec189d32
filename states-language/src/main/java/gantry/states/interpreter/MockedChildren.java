package gantry.states.interpreter;

import gantry.json.Payload;
import gantry.states.values.WideIntegers;

/** A Map or Parallel that works alone: what came of its iterations or branches is given. */
final class MockedChildren {
    private MockedChildren() {}

    static Inspection.Children of(LiveFrame frame, Inspection inspection) {
        Inspection.Children children = inspection.given().children();
        if (children == null) {
            throw new IllegalStateException(
                    "Nothing is given for the children of " + frame.state().path());
        }
        return children;
    }

    /** All have ended, as is given. */
    static void join(Run run, LiveFrame frame, Inspection.Children children) {
        switch (children.outcome()) {
            case Outcome.Succeeded(var output) -> {
                Payload result = WideIntegers.asDoubles(output);
                Leaving leaving = DataFlows.leaving(run, frame, DataFlows.flowOf(frame), result);
                Lifecycle.exit(run, frame, leaving, frame.state().next());
            }
            case Outcome.Failed(var _, var error, var cause) ->
                    throw StateFailure.reported(error, cause);
        }
    }
}

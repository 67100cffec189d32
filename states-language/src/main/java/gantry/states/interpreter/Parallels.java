package gantry.states.interpreter;

import gantry.json.Payload;
import gantry.states.definition.ParallelState;

/** The Parallel state: each branch gets the effective input; the result is their outputs. */
final class Parallels {
    private Parallels() {}

    static void start(Run run, LiveFrame frame, ParallelState state) {
        Payload input =
                DataFlows.checked(run, frame, DataFlows.effectiveInput(run, frame, state.flow()));
        run.write(frame, HistoryEventType.PARALLEL_STATE_STARTED, null);
        if (run.inspection != null) {
            MockedChildren.join(run, frame, MockedChildren.of(frame, run.inspection));
            return;
        }
        FanOuts.open(run, frame, state.branches().size(), 0);
        frame.work = input;
    }

    static void startBranch(Run run, LiveFrame frame, ParallelState state, long previousEventId) {
        FanOut fanOut = frame.requireFanOut();
        int index = fanOut.started();
        Payload input = frame.work;
        if (input == null) {
            throw new IllegalStateException("The input of the branches is gone");
        }
        run.begin(
                fanOut.frameOf(index),
                frame.no,
                index,
                state.branches().get(index),
                input,
                null,
                previousEventId);
    }
}

package gantry.states.interpreter;

import gantry.json.Payload;
import gantry.states.definition.PassState;
import gantry.states.definition.PayloadTemplate;

/** The Pass state: Result, or else Parameters, or else the input. */
final class Passes {
    private Passes() {}

    static void pass(Run run, LiveFrame frame, PassState state) {
        Payload input = DataFlows.effectiveInput(run, frame, state.flow());
        PayloadTemplate.Literal result = state.result();
        Payload made = result == null ? input : Payload.of(result.value());
        Lifecycle.exit(run, frame, DataFlows.leaving(run, frame, state.flow(), made), state.next());
    }
}

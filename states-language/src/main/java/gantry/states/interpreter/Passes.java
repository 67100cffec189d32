package gantry.states.interpreter;

import gantry.json.Payload;
import gantry.states.definition.JsonPathFlow;
import gantry.states.definition.PassState;
import gantry.states.definition.PayloadTemplate;

/** The Pass state: Result, or else Parameters, or else the input. */
final class Passes {
    private Passes() {}

    static void pass(Run run, LiveFrame frame, PassState state) {
        JsonPathFlow flow = DataFlows.of(state.flow());
        Payload input = DataFlows.effectiveInput(run, frame, flow);
        PayloadTemplate.Literal result = state.result();
        Payload made = result == null ? input : Payload.of(result.value());
        Lifecycle.exit(run, frame, DataFlows.leaving(run, frame, flow, made), state.next());
    }
}

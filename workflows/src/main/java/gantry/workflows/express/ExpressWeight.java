package gantry.workflows.express;

import gantry.json.Payload;
import gantry.states.interpreter.Execution;
import gantry.states.interpreter.Frame;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** About how many bytes an execution holds, beside its input: each payload once. */
final class ExpressWeight {
    /** Of a run and of a frame, without their payloads. */
    private static final int BASE_BYTES = 2_048;

    private static final int FRAME_BYTES = 512;

    private final Set<Payload> counted = Collections.newSetFromMap(new IdentityHashMap<>());
    private long bytes = BASE_BYTES;

    private ExpressWeight() {}

    static long of(Execution execution) {
        var weight = new ExpressWeight();
        weight.counted.add(execution.header().input());
        execution.frames().forEach(weight::add);
        return weight.bytes;
    }

    private void add(Frame frame) {
        bytes += FRAME_BYTES;
        add(frame.input());
        add(frame.work());
        add(frame.output());
        add(frame.item());
        frame.variables().forEach((_, value) -> add(value));
    }

    private void add(@Nullable Payload payload) {
        if (payload != null && counted.add(payload)) {
            bytes += payload.weight();
        }
    }
}

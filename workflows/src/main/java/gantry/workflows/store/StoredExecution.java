package gantry.workflows.store;

import gantry.json.Payload;
import gantry.states.interpreter.Frame;
import gantry.workflows.mocks.Invocations;

import java.util.List;
import java.util.Map;

/**
 * An execution as a partition takes it into memory.
 *
 * @param frames empty for one that SUCCEEDED; those of other closed ones stay for a redrive
 * @param lastEventId 0 before the first step
 * @param payloads the large ones that its frames and its row name, by number
 * @param nextPayloadNo the number of the next new one
 * @param invocations of its mocked states
 */
public record StoredExecution(
        ExecutionRow row,
        List<Frame> frames,
        int nextFrameNo,
        long lastEventId,
        Map<Integer, Payload> payloads,
        int nextPayloadNo,
        Invocations invocations) {
    private static final int BASE_BYTES = 2_048;
    private static final int FRAME_BYTES = 512;

    /** About what it takes in memory. */
    public long bytes() {
        return BASE_BYTES
                + (long) FRAME_BYTES * frames.size()
                + payloads.values().stream().mapToLong(Payload::utf8Length).sum();
    }
}

package gantry.states.local;

import gantry.json.Payload;
import gantry.states.definition.TaskState;

import java.util.List;

/**
 * One attempt of a Task state.
 *
 * @param input what it is called with: the state's effective input
 * @param iteration indexes of the Map iterations and map run children it stands in, outermost first
 * @param attempt from 1; counts those of this frame over all its states
 * @param hasDeadline whether it ends by itself, by TimeoutSeconds or HeartbeatSeconds, if nobody
 *     answers
 * @param nowMs when it starts
 */
public record LocalTask(
        TaskState state,
        Payload input,
        List<Integer> iteration,
        int attempt,
        String token,
        boolean hasDeadline,
        long nowMs) {
    public LocalTask {
        iteration = List.copyOf(iteration);
    }
}

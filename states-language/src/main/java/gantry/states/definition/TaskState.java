package gantry.states.definition;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A Task state.
 *
 * @param timeout TimeoutSeconds or its Path form; null for none
 * @param heartbeat HeartbeatSeconds or its Path form; null for none
 */
public record TaskState(
        StateHeader header,
        DataFlow flow,
        Resource resource,
        @Nullable NumberSource timeout,
        @Nullable NumberSource heartbeat,
        @Nullable Credentials credentials,
        List<Retrier> retriers,
        List<Catcher> catchers)
        implements State {
    public TaskState {
        retriers = List.copyOf(retriers);
        catchers = List.copyOf(catchers);
    }

    @Override
    public String type() {
        return "Task";
    }
}

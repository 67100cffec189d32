package gantry.states.definition;

import java.util.List;

/** A Parallel state. */
public record ParallelState(
        StateHeader header,
        DataFlow flow,
        List<Scope> branches,
        List<Retrier> retriers,
        List<Catcher> catchers)
        implements State {
    public ParallelState {
        branches = List.copyOf(branches);
        retriers = List.copyOf(retriers);
        catchers = List.copyOf(catchers);
    }

    @Override
    public String type() {
        return "Parallel";
    }
}

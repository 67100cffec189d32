package gantry.states.definition;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;

/** Compiles a Parallel state. */
final class ParallelParser {
    private ParallelParser() {}

    static @Nullable State parse(Fields state, StateHeader header, Transitions transitions) {
        var flow = FlowParser.parse(state);
        state.require("Branches");
        var list = state.filledList("Branches");
        var branches = new ArrayList<Scope>();
        for (int i = 0; list != null && i < list.size(); i++) {
            var branch = ScopeParser.nested(state, "/Branches[" + i + "]", list.get(i), false);
            if (branch != null) {
                branches.add(branch);
            }
        }
        var retriers = ErrorRules.retriers(state);
        var catchers = ErrorRules.catchers(state, transitions);
        return flow == null || list == null || branches.size() < list.size()
                ? null
                : new ParallelState(header, flow, branches, retriers, catchers);
    }
}

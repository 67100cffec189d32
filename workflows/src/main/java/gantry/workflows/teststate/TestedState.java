package gantry.workflows.teststate;

import gantry.operations.ValidationException;
import gantry.states.definition.ChoiceState;
import gantry.states.definition.DefinitionParser;
import gantry.states.definition.FailState;
import gantry.states.definition.MapState;
import gantry.states.definition.ParallelState;
import gantry.states.definition.Parsed;
import gantry.states.definition.PassState;
import gantry.states.definition.Scope;
import gantry.states.definition.State;
import gantry.states.definition.StateMachine;
import gantry.states.definition.SucceedState;
import gantry.states.definition.TaskState;
import gantry.states.definition.WaitState;
import gantry.workflows.errors.InvalidDefinition;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** A state to be tested, and the machine that it stands in. */
public record TestedState(StateMachine machine, State state) {
    /** What a state is called that comes without a name (recorded). */
    private static final String NAMELESS = "StateName";

    /**
     * The state that a definition defines, or the one of a name in the definition of a machine.
     *
     * @param name null for a definition of one state
     * @throws InvalidDefinition nothing of the kind could run
     * @throws ValidationException the machine has no state of this name
     */
    public static TestedState of(String definition, @Nullable String name) {
        Parsed parsed =
                name == null
                        ? DefinitionParser.parseState(definition, NAMELESS)
                        : DefinitionParser.parse(definition, false);
        StateMachine machine = parsed.machine();
        if (machine == null) {
            throw new InvalidDefinition(parsed.diagnostics());
        }
        TestedState found = find(machine, machine.root(), name == null ? NAMELESS : name);
        if (found == null) {
            throw new ValidationException("State not found in definition");
        }
        return found;
    }

    /** Whether a state of this name stands inside the iterations or branches of this one. */
    public boolean hasInside(String name) {
        return findInside(machine, state, name) != null;
    }

    private static @Nullable TestedState find(StateMachine machine, Scope scope, String name) {
        State here = scope.states().get(name);
        if (here != null) {
            return new TestedState(machine, here);
        }
        for (State state : scope.states().values()) {
            TestedState inside = findInside(machine, state, name);
            if (inside != null) {
                return inside;
            }
        }
        return null;
    }

    private static @Nullable TestedState findInside(
            StateMachine machine, State state, String name) {
        return switch (state) {
            case MapState map -> find(machine, map.processor(), name);
            case ParallelState parallel -> findIn(machine, parallel.branches(), name);
            case PassState _,
                    TaskState _,
                    ChoiceState _,
                    WaitState _,
                    SucceedState _,
                    FailState _ ->
                    null;
        };
    }

    private static @Nullable TestedState findIn(
            StateMachine machine, List<Scope> branches, String name) {
        for (Scope branch : branches) {
            TestedState inside = find(machine, branch, name);
            if (inside != null) {
                return inside;
            }
        }
        return null;
    }
}

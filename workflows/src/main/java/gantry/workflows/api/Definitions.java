package gantry.workflows.api;

import gantry.operations.Request;
import gantry.states.definition.DefinitionParser;
import gantry.states.definition.Parsed;
import gantry.workflows.definitions.StateMachineType;
import gantry.workflows.errors.InvalidDefinition;

/** Asks the states language about the definition in a request. */
final class Definitions {
    private Definitions() {}

    static StateMachineType type(Request request) {
        String asked = request.findString("type");
        return asked == null ? StateMachineType.STANDARD : StateMachineType.valueOf(asked);
    }

    static Parsed parse(String definition, StateMachineType type) {
        return DefinitionParser.parse(definition, type == StateMachineType.EXPRESS);
    }

    /**
     * Returns if the definition can run.
     *
     * @throws InvalidDefinition it cannot
     */
    static void check(String definition, StateMachineType type) {
        Parsed parsed = parse(definition, type);
        if (!parsed.isValid()) {
            throw new InvalidDefinition(parsed.diagnostics());
        }
    }
}

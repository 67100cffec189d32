package gantry.workflows.partition;

import gantry.states.definition.DefinitionParser;
import gantry.states.definition.StateMachine;
import gantry.workflows.engine.MachineRevision;
import gantry.workflows.store.ExecutionRow;

/**
 * Stands for a revision that cannot be loaded, so that executions which pin it can be shown, found
 * by name and ended. Nothing ever runs by it.
 */
final class LostRevision {
    static final String CAUSE =
            "The server could not load the state machine's revision that the execution began with.";

    private static final StateMachine NOTHING =
            DefinitionParser.parse(
                            """
                            {"StartAt": "Lost", "States": {"Lost": {"Type": "Fail"}}}\
                            """,
                            false)
                    .requireMachine();

    private LostRevision() {}

    @SuppressWarnings("ReferenceEquality") // there is one
    static boolean is(MachineRevision revision) {
        return revision.machine() == NOTHING;
    }

    static MachineRevision of(ExecutionRow row) {
        return new MachineRevision(
                row.revisionKey(), row.arn().stateMachineArn(), row.opening().roleArn(), NOTHING);
    }
}

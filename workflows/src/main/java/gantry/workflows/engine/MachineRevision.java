package gantry.workflows.engine;

import gantry.states.definition.StateMachine;
import gantry.workflows.arn.StateMachineArn;

/**
 * One revision of a state machine; immutable, an execution pins it.
 *
 * @param key names it among all revisions of all machines; stored with each execution
 * @param arn unqualified
 * @param roleArn the role its executions run under
 */
public record MachineRevision(
        String key, StateMachineArn arn, String roleArn, StateMachine machine) {}

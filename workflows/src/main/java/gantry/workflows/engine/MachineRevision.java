package gantry.workflows.engine;

import gantry.states.definition.StateMachine;
import gantry.workflows.arn.StateMachineArn;
import gantry.workflows.executionlog.LogSettings;

import org.jspecify.annotations.Nullable;

/**
 * One revision of a state machine; immutable, an execution pins it.
 *
 * @param key names it among all revisions of all machines; stored with each execution
 * @param arn unqualified
 * @param roleArn the role its executions run under
 * @param log what goes to the execution log; null for nothing
 */
public record MachineRevision(
        String key,
        StateMachineArn arn,
        String roleArn,
        StateMachine machine,
        @Nullable LogSettings log) {
    /** One that logs nothing. */
    public MachineRevision(String key, StateMachineArn arn, String roleArn, StateMachine machine) {
        this(key, arn, roleArn, machine, null);
    }
}

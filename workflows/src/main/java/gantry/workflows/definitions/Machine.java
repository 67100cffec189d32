package gantry.workflows.definitions;

import gantry.workflows.arn.StateMachineArn;

import org.jspecify.annotations.Nullable;

/**
 * A state machine as the API knows it: a name, a type for life, and the revision that new
 * executions run.
 *
 * @param publication what CreateStateMachine was asked to publish; null if nothing
 * @param no names it in this store; a machine that is created again under its name has another
 */
public record Machine(
        long no,
        StateMachineArn arn,
        StateMachineType type,
        StateMachineStatus status,
        long createdAtMs,
        Revision current,
        @Nullable Publication publication) {
    public boolean isDeleting() {
        return status == StateMachineStatus.DELETING;
    }

    /** A line of ListStateMachines: a {@link Machine} without what it does. */
    public record Summary(StateMachineArn arn, StateMachineType type, long createdAtMs) {}
}

package gantry.workflows.definitions;

import gantry.workflows.arn.StateMachineArn;

/**
 * What a start must know of a machine that is ACTIVE.
 *
 * @param revisionKey {@link Revision#key()} of what a new execution runs
 */
public record StartableMachine(StateMachineArn arn, StateMachineType type, String revisionKey) {}

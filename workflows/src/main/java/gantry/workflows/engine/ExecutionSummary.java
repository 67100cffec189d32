package gantry.workflows.engine;

import gantry.states.interpreter.ExecutionStatus;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.arn.Qualifiers;

/**
 * An execution in a list.
 *
 * @param closedAtMs 0 while it is open
 * @param cursor its place in the list
 */
public record ExecutionSummary(
        ExecutionArn arn,
        Qualifiers qualifiers,
        ExecutionStatus status,
        long startedAtMs,
        long closedAtMs,
        ExecutionCursor cursor) {}

package gantry.workflows.engine;

import gantry.states.interpreter.ExecutionStatus;
import gantry.workflows.arn.ExecutionArn;

/**
 * An execution in a list.
 *
 * @param closedAtMs 0 while it is open
 * @param cursor its place in the list
 */
public record ExecutionSummary(
        ExecutionArn arn,
        ExecutionStatus status,
        long startedAtMs,
        long closedAtMs,
        ExecutionCursor cursor) {}

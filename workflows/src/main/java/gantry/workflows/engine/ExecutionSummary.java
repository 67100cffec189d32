package gantry.workflows.engine;

import gantry.states.interpreter.ExecutionStatus;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.arn.Qualifiers;

import org.jspecify.annotations.Nullable;

/**
 * An execution in a list.
 *
 * @param closedAtMs 0 while it is open
 * @param redrivenAtMs when it was redriven last; 0 if it never was
 * @param cursor its place in the list
 * @param child of a child of a map run
 */
public record ExecutionSummary(
        ExecutionArn arn,
        Qualifiers qualifiers,
        ExecutionStatus status,
        long startedAtMs,
        long closedAtMs,
        int redriveCount,
        long redrivenAtMs,
        ExecutionCursor cursor,
        @Nullable MapRunChild child) {}

package gantry.workflows.partition;

import gantry.workflows.arn.ExecutionArn;

import java.util.Set;

/**
 * What must be read from the store before a turn.
 *
 * @param redriven executions whose map runs may go on
 * @param removed executions that may be kept no longer
 */
record Wants(
        Set<ExecutionArn> arns,
        Set<Long> executions,
        Set<ExecutionArn> redriven,
        Set<Long> removed) {}

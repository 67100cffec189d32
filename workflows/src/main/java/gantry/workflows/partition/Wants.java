package gantry.workflows.partition;

import gantry.workflows.arn.ExecutionArn;

import java.util.Set;

/** What must be read from the store before a turn. */
record Wants(Set<ExecutionArn> arns, Set<Long> executions) {
    boolean isEmpty() {
        return arns.isEmpty() && executions.isEmpty();
    }
}

package gantry.workflows.node;

import gantry.states.interpreter.ExecutionStatus;
import gantry.workflows.results.ChildResult;
import gantry.workflows.store.ExecutionRow;

/** The row of an ended child as its map run's results tell of it. */
final class ChildResults {
    private ChildResults() {}

    static ChildResult of(ExecutionRow child) {
        ExecutionRow.Closing closing = child.closing();
        boolean hasSucceeded = child.status() == ExecutionStatus.SUCCEEDED;
        return new ChildResult(
                child.arn().toString(),
                child.arn().name(),
                child.arn().stateMachineArn().toString(),
                child.status().name(),
                child.opening().input().text(),
                closing == null || closing.output() == null ? null : closing.output().text(),
                closing == null ? null : closing.error(),
                closing == null ? null : closing.cause(),
                child.redrives().count(),
                hasSucceeded ? "NOT_REDRIVABLE" : "REDRIVABLE_BY_MAP_RUN",
                hasSucceeded ? "Execution is SUCCEEDED and cannot be redriven" : null,
                child.startedAtMs(),
                child.closedAtMs());
    }
}

package gantry.workflows.node;

import gantry.states.interpreter.ChildResult;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.store.ExecutionRow;

/** The row of an ended child as its map run's results tell of it. */
final class ChildResults {
    private ChildResults() {}

    static ChildResult of(ExecutionRow child) {
        ExecutionRow.Closing closing = child.closing();
        ExecutionArn arn = child.arn();
        return new ChildResult(
                arn.toString(),
                arn.ownName(),
                arn.stateMachineArn().toString(),
                arn.isExpress(),
                child.status().name(),
                child.opening().input(),
                closing == null ? null : closing.output(),
                closing == null ? null : closing.error(),
                closing == null ? null : closing.cause(),
                child.redrives().count(),
                child.startedAtMs(),
                child.closedAtMs());
    }
}

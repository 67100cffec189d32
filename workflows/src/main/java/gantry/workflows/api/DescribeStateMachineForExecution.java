package gantry.workflows.api;

import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.definitions.StateMachines;
import gantry.workflows.engine.ExecutionReader;

/** Shows the revision that an execution runs, which may no longer be the machine's. */
final class DescribeStateMachineForExecution implements StatesOperation {
    private final StateMachines machines;
    private final ExecutionReader executions;

    DescribeStateMachineForExecution(StateMachines machines, ExecutionReader executions) {
        this.machines = machines;
        this.executions = executions;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public Response invoke(Call call, Request request) {
        var arn = ExecutionArn.parse(request.requireString("executionArn"));
        var execution = executions.require(arn);
        var revision = machines.requireRevision(execution.revisionKey());
        var included = IncludedData.of(request);
        var answer =
                new Answer()
                        .with("stateMachineArn", revision.arn().toString())
                        .with("name", revision.arn().name())
                        .with("definition", included.definition(revision))
                        .with("roleArn", revision.roleArn())
                        .withTime("updateDate", revision.createdAtMs())
                        .with("loggingConfiguration", revision.logging().shape())
                        .with("tracingConfiguration", Tracing.shape(revision.tracingEnabled()))
                        .with("revisionId", revision.revisionId())
                        .with(Encryption.MEMBER, Encryption.OWNED_KEY);
        return VariableReferences.put(answer, included, revision).response();
    }
}

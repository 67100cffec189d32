package gantry.workflows.api;

import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.definitions.Revision;
import gantry.workflows.definitions.StateMachines;
import gantry.workflows.engine.ChildRevisions;
import gantry.workflows.engine.ExecutionReader;
import gantry.workflows.engine.MapRunChild;

import java.util.List;

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
        var arn = ExecutionArn.parseWithChildren(request.requireString("executionArn"));
        var execution = executions.require(arn);
        String key = execution.revisionKey();
        var revision = machines.requireRevision(ChildRevisions.baseKey(key));
        var included = IncludedData.of(request);
        String definition = definition(revision, key);
        MapRunChild child = execution.child();
        var answer =
                new Answer()
                        .with("stateMachineArn", arn.stateMachineArn().toString())
                        .with("name", revision.arn().name())
                        .with("definition", included.definition(definition))
                        .with("roleArn", revision.roleArn())
                        .withTime("updateDate", revision.createdAtMs())
                        .with("loggingConfiguration", revision.logging().shape())
                        .with("tracingConfiguration", Tracing.shape(revision.tracingEnabled()))
                        .with("mapRunArn", child == null ? null : child.mapRun().toString())
                        .with("label", child == null ? null : arn.stateMachineArn().label())
                        .with("revisionId", revision.revisionId())
                        .with(Encryption.MEMBER, Encryption.OWNED_KEY);
        return VariableReferences.put(answer, included, definition).response();
    }

    private static String definition(Revision revision, String key) {
        List<String> paths = ChildRevisions.statePaths(key);
        return paths.isEmpty()
                ? revision.definition()
                : ChildDefinition.of(revision.definition(), paths);
    }
}

package gantry.workflows.api;

import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.workflows.arn.StateMachineArn;
import gantry.workflows.definitions.Machine;
import gantry.workflows.definitions.Revision;
import gantry.workflows.definitions.StateMachines;
import gantry.workflows.errors.StateMachineDoesNotExist;

/** Shows a state machine with the revision that new executions run, or a version of it. */
final class DescribeStateMachine implements StatesOperation {
    private final StateMachines machines;

    DescribeStateMachine(StateMachines machines) {
        this.machines = machines;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public Response invoke(Call call, Request request) {
        var arn = StateMachineArn.parse(request.requireString("stateMachineArn"));
        if (arn.qualifier() == null) {
            var machine = machines.require(arn);
            return describe(request, arn, machine, machine.current())
                    .withTime("creationDate", machine.createdAtMs())
                    .response();
        }
        // Only versions, not aliases (API reference, DescribeStateMachine, stateMachineArn).
        var version = machines.versions().find(arn);
        if (version == null) {
            throw new StateMachineDoesNotExist(arn);
        }
        var revision = machines.requireRevision(version.revisionKey());
        return describe(request, arn, machines.require(arn.unqualified()), revision)
                .with("description", version.description())
                .withTime("creationDate", version.createdAtMs())
                .response();
    }

    private static Answer describe(
            Request request, StateMachineArn arn, Machine machine, Revision revision) {
        var included = IncludedData.of(request);
        var answer =
                new Answer()
                        .with("stateMachineArn", arn.toString())
                        .with("name", machine.arn().name())
                        .with("status", machine.status().name())
                        .with("definition", included.definition(revision.definition()))
                        .with("roleArn", revision.roleArn())
                        .with("type", machine.type().name())
                        .with("loggingConfiguration", revision.logging().shape())
                        .with("tracingConfiguration", Tracing.shape(revision.tracingEnabled()))
                        .with("revisionId", revision.revisionId())
                        .with(Encryption.MEMBER, Encryption.OWNED_KEY);
        return VariableReferences.put(answer, included, revision.definition());
    }
}

package gantry.workflows.api;

import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.workflows.definitions.StateMachines;

/** Shows a state machine with the revision that new executions run. */
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
        var machine = machines.require(Arns.unqualified(request));
        var revision = machine.current();
        var included = IncludedData.of(request);
        var answer =
                new Answer()
                        .with("stateMachineArn", machine.arn().toString())
                        .with("name", machine.arn().name())
                        .with("status", machine.status().name())
                        .with("definition", included.definition(revision))
                        .with("roleArn", revision.roleArn())
                        .with("type", machine.type().name())
                        .withTime("creationDate", machine.createdAtMs())
                        .with("loggingConfiguration", revision.logging().shape())
                        .with("tracingConfiguration", Tracing.shape(revision.tracingEnabled()))
                        .with("revisionId", revision.revisionId())
                        .with(Encryption.MEMBER, Encryption.OWNED_KEY);
        return VariableReferences.put(answer, included, revision).response();
    }
}

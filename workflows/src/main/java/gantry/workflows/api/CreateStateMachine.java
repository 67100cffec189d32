package gantry.workflows.api;

import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.workflows.definitions.LoggingConfiguration;
import gantry.workflows.definitions.MachineDraft;
import gantry.workflows.definitions.StateMachines;

import java.util.List;
import java.util.function.Predicate;

/** Makes a definition known under a name. Idempotent; role and tags do not count in that. */
final class CreateStateMachine implements StatesOperation {
    private final StateMachines machines;
    private final Predicate<String> isLogGroup;

    CreateStateMachine(StateMachines machines, Predicate<String> isLogGroup) {
        this.machines = machines;
        this.isLogGroup = isLogGroup;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public List<String> resources(Call call, Request request) {
        return List.of(Arns.stateMachine(call, request.requireString("name")).toString());
    }

    @Override
    public Response invoke(Call call, Request request) {
        var arn = Arns.stateMachine(call, Names.require(request.requireString("name")));
        var publication = Versions.publication(request);
        Encryption.refuseCustomerKey(id(), request);
        var draft =
                new MachineDraft(
                        arn,
                        Definitions.type(request),
                        request.requireString("definition"),
                        Arns.role(request.requireString("roleArn")),
                        LoggingConfiguration.of(request.findObject("loggingConfiguration")),
                        Boolean.TRUE.equals(Tracing.enabled(request)),
                        TagShapes.map(request.findList("tags")),
                        publication);
        draft.logging().requireDestinations(call.scope(), isLogGroup);
        Definitions.check(draft.definition(), draft.type());
        var created = machines.create(draft);
        var machine = created.state();
        return new Answer()
                .with("stateMachineArn", machine.arn().toString())
                .withTime("creationDate", machine.createdAtMs())
                .withArn("stateMachineVersionArn", created.versionArn())
                .response();
    }
}

package gantry.workflows.api;

import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.workflows.definitions.Aliases;

import java.util.List;

/** Makes a name that routes starts to one or two versions. Idempotent. */
final class CreateStateMachineAlias implements StatesOperation {
    private final Aliases aliases;

    CreateStateMachineAlias(Aliases aliases) {
        this.aliases = aliases;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public List<String> resources(Call call, Request request) {
        return List.of(Routes.of(request.findList("routingConfiguration")).machine().toString());
    }

    @Override
    public Response invoke(Call call, Request request) {
        var routes = Routes.of(request.findList("routingConfiguration"));
        var alias =
                aliases.create(
                        routes.machine().qualified(request.requireString("name")),
                        Descriptions.find(request, "description"),
                        routes.routing());
        return new Answer()
                .with("stateMachineAliasArn", alias.arn().toString())
                .withTime("creationDate", alias.createdAtMs())
                .response();
    }
}

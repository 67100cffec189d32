package gantry.workflows.api;

import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.workflows.arn.StateMachineArn;
import gantry.workflows.definitions.Aliases;

/** Shows an alias and where it routes. */
final class DescribeStateMachineAlias implements StatesOperation {
    private final Aliases aliases;

    DescribeStateMachineAlias(Aliases aliases) {
        this.aliases = aliases;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public Response invoke(Call call, Request request) {
        var alias =
                aliases.require(
                        StateMachineArn.parseAlias(request.requireString("stateMachineAliasArn")));
        return new Answer()
                .with("stateMachineAliasArn", alias.arn().toString())
                .with("name", alias.name())
                .with("description", alias.description())
                .with("routingConfiguration", Routes.shape(alias))
                .withTime("creationDate", alias.createdAtMs())
                .withTime("updateDate", alias.updatedAtMs())
                .response();
    }
}

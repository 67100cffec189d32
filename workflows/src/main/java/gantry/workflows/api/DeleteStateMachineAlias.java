package gantry.workflows.api;

import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.workflows.arn.StateMachineArn;
import gantry.workflows.definitions.Aliases;

/** Removes an alias; executions that it started go on. */
final class DeleteStateMachineAlias implements StatesOperation {
    private final Aliases aliases;

    DeleteStateMachineAlias(Aliases aliases) {
        this.aliases = aliases;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public Response invoke(Call call, Request request) {
        String arn = request.requireString("stateMachineAliasArn");
        aliases.delete(StateMachineArn.parseAlias(arn));
        return Response.EMPTY;
    }
}

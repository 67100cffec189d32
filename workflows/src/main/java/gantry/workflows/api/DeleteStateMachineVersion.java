package gantry.workflows.api;

import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.workflows.arn.StateMachineArn;
import gantry.workflows.definitions.Versions;

/** Removes a version to which no alias routes; executions that run it go on. */
final class DeleteStateMachineVersion implements StatesOperation {
    private final Versions versions;

    DeleteStateMachineVersion(Versions versions) {
        this.versions = versions;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public Response invoke(Call call, Request request) {
        String arn = request.requireString("stateMachineVersionArn");
        versions.delete(StateMachineArn.parseVersion(arn));
        return Response.EMPTY;
    }
}

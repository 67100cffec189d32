package gantry.workflows.api;

import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.workflows.definitions.Versions;

/** Gives the current revision of a state machine a number, for good. Idempotent by revision. */
final class PublishStateMachineVersion implements StatesOperation {
    private final Versions versions;

    PublishStateMachineVersion(Versions versions) {
        this.versions = versions;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public Response invoke(Call call, Request request) {
        var version =
                versions.publish(
                        Arns.unlabelled(request),
                        request.findString("revisionId"),
                        Descriptions.find(request, "description"));
        return new Answer()
                .withTime("creationDate", version.createdAtMs())
                .with("stateMachineVersionArn", version.arn().toString())
                .response();
    }
}

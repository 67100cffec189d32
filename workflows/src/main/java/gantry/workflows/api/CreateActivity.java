package gantry.workflows.api;

import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.workflows.definitions.Activities;
import gantry.workflows.errors.ActivityAlreadyExists;

import java.util.List;

/** Makes a name under which workers fetch tasks. Idempotent; tags do not count in that. */
final class CreateActivity implements StatesOperation {
    private final Activities activities;

    CreateActivity(Activities activities) {
        this.activities = activities;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public List<String> resources(Call call, Request request) {
        return List.of(Arns.activity(call, request.requireString("name")).toString());
    }

    @Override
    public Response invoke(Call call, Request request) {
        var arn = Arns.activity(call, Names.require(request.requireString("name")));
        var tags = TagShapes.map(request.findList("tags"));
        if (Encryption.wantsCustomerKey(request) && activities.find(arn) != null) {
            throw new ActivityAlreadyExists(arn); // those that exist have the service's own key
        }
        Encryption.refuseCustomerKey(id(), request);
        var activity = activities.create(arn, tags);
        return new Answer()
                .with("activityArn", activity.arn().toString())
                .withTime("creationDate", activity.createdAtMs())
                .response();
    }
}

package gantry.workflows.api;

import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.workflows.arn.ActivityArn;
import gantry.workflows.definitions.Activities;

/** Shows an activity. */
final class DescribeActivity implements StatesOperation {
    private final Activities activities;

    DescribeActivity(Activities activities) {
        this.activities = activities;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public Response invoke(Call call, Request request) {
        var arn = ActivityArn.parse(request.requireString("activityArn"));
        var activity = activities.require(arn);
        return new Answer()
                .with("activityArn", arn.toString())
                .with("name", arn.name())
                .withTime("creationDate", activity.createdAtMs())
                .with(Encryption.MEMBER, Encryption.OWNED_KEY)
                .response();
    }
}

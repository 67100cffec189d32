package gantry.workflows.api;

import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.workflows.arn.ActivityArn;
import gantry.workflows.definitions.Activities;

/** Removes an activity; one that is not there is fine. */
final class DeleteActivity implements StatesOperation {
    private final Activities activities;

    DeleteActivity(Activities activities) {
        this.activities = activities;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public Response invoke(Call call, Request request) {
        activities.delete(ActivityArn.parse(request.requireString("activityArn")));
        return Response.EMPTY;
    }
}

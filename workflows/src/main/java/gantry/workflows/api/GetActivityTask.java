package gantry.workflows.api;

import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.workflows.arn.ActivityArn;
import gantry.workflows.definitions.Activities;
import gantry.workflows.engine.ActivityTask;
import gantry.workflows.engine.Engine;

/** Waits for a task of an activity; after a minute without one the answer is empty. */
final class GetActivityTask implements StatesOperation {
    private final Activities activities;
    private final Engine engine;

    GetActivityTask(Activities activities, Engine engine) {
        this.activities = activities;
        this.engine = engine;
    }

    @Override
    public boolean readOnly() {
        return false; // it hands a task out
    }

    @Override
    public Response invoke(Call call, Request request) {
        var arn = ActivityArn.parse(request.requireString("activityArn"));
        activities.require(arn);
        ActivityTask task =
                engine.pollActivity(arn, request.findString("workerName"), call.cancellation());
        return task == null
                ? Response.EMPTY
                : new Answer()
                        .with("taskToken", task.token())
                        .with("input", task.input().text())
                        .response();
    }
}

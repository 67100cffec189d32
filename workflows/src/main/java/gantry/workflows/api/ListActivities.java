package gantry.workflows.api;

import gantry.json.JsonObject;
import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.workflows.definitions.Activities;
import gantry.workflows.definitions.Activity;

/** Activities by name. */
final class ListActivities implements StatesOperation {
    private final Activities activities;
    private final Pages pages;

    ListActivities(Activities activities, Pages pages) {
        this.activities = activities;
        this.pages = pages;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public Response invoke(Call call, Request request) {
        String prefix = Arns.activityPrefix(call);
        var page =
                pages.read(
                        id(),
                        request,
                        (place, limit) -> activities.page(prefix, place, limit),
                        last -> last.arn().name());
        return new Answer()
                .with("activities", page.items().stream().map(ListActivities::line).toList())
                .with("nextToken", page.nextToken())
                .response();
    }

    private static JsonObject line(Activity activity) {
        return new Answer()
                .with("activityArn", activity.arn().toString())
                .with("name", activity.arn().name())
                .withTime("creationDate", activity.createdAtMs())
                .shape();
    }
}

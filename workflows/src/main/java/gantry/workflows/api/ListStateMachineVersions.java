package gantry.workflows.api;

import gantry.json.JsonObject;
import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.workflows.arn.StateMachineArn;
import gantry.workflows.definitions.Version;
import gantry.workflows.definitions.Versions;

/** Versions of a state machine, the newest first. */
final class ListStateMachineVersions implements StatesOperation {
    private final Versions versions;
    private final Pages pages;

    ListStateMachineVersions(Versions versions, Pages pages) {
        this.versions = versions;
        this.pages = pages;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public Response invoke(Call call, Request request) {
        var arn = StateMachineArn.parse(request.requireString("stateMachineArn"));
        var page =
                pages.read(
                        id(),
                        request,
                        (place, limit) -> versions.page(arn, below(place), limit),
                        last -> Long.toString(last.number()));
        return new Answer()
                .with("stateMachineVersions", page.items().stream().map(this::line).toList())
                .with("nextToken", page.nextToken())
                .response();
    }

    private static long below(String place) {
        return place.isEmpty() ? Long.MAX_VALUE : Long.parseLong(place);
    }

    private JsonObject line(Version version) {
        return new Answer()
                .with("stateMachineVersionArn", version.arn().toString())
                .withTime("creationDate", version.createdAtMs())
                .shape();
    }
}

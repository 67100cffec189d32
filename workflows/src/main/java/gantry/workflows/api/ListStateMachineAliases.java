package gantry.workflows.api;

import gantry.json.JsonObject;
import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.workflows.arn.StateMachineArn;
import gantry.workflows.definitions.Alias;
import gantry.workflows.definitions.Aliases;

/** Aliases of a state machine, or those that route to one of its versions. */
final class ListStateMachineAliases implements StatesOperation {
    private final Aliases aliases;
    private final Pages pages;

    ListStateMachineAliases(Aliases aliases, Pages pages) {
        this.aliases = aliases;
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
                        (place, limit) -> aliases.page(arn, after(place), limit),
                        last -> Long.toString(last.no()));
        return new Answer()
                .with("stateMachineAliases", page.items().stream().map(this::line).toList())
                .with("nextToken", page.nextToken())
                .response();
    }

    private static long after(String place) {
        return place.isEmpty() ? 0 : Long.parseLong(place);
    }

    private JsonObject line(Alias alias) {
        return new Answer()
                .with("stateMachineAliasArn", alias.arn().toString())
                .withTime("creationDate", alias.createdAtMs())
                .shape();
    }
}

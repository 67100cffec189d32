package gantry.workflows.api;

import gantry.json.JsonObject;
import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.workflows.definitions.Machine;
import gantry.workflows.definitions.StateMachines;

/** State machines by name. */
final class ListStateMachines implements StatesOperation {
    private final StateMachines machines;
    private final Pages pages;

    ListStateMachines(StateMachines machines, Pages pages) {
        this.machines = machines;
        this.pages = pages;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public Response invoke(Call call, Request request) {
        String prefix = Arns.stateMachinePrefix(call);
        var page =
                pages.read(
                        id(),
                        request,
                        (place, limit) -> machines.page(prefix, place, limit),
                        last -> last.arn().name());
        return new Answer()
                .with("stateMachines", page.items().stream().map(this::line).toList())
                .with("nextToken", page.nextToken())
                .response();
    }

    private JsonObject line(Machine.Summary machine) {
        return new Answer()
                .with("stateMachineArn", machine.arn().toString())
                .with("name", machine.arn().name())
                .with("type", machine.type().name())
                .withTime("creationDate", machine.createdAtMs())
                .shape();
    }
}

package gantry.workflows.api;

import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.operations.ValidationException;
import gantry.workflows.arn.StateMachineArn;
import gantry.workflows.definitions.Aliases;
import gantry.workflows.definitions.Routing;

import org.jspecify.annotations.Nullable;

/** Describes or routes an alias anew; starts see it at once. */
final class UpdateStateMachineAlias implements StatesOperation {
    private final Aliases aliases;

    UpdateStateMachineAlias(Aliases aliases) {
        this.aliases = aliases;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public Response invoke(Call call, Request request) {
        var arn = StateMachineArn.parseAlias(request.requireString("stateMachineAliasArn"));
        if (!request.has("description") && !request.has("routingConfiguration")) {
            throw new ValidationException(
                    "Either the description or the routingConfiguration must be specified",
                    "MISSING_REQUIRED_PARAMETER");
        }
        var alias =
                aliases.update(
                        arn, Descriptions.find(request, "description"), routing(arn, request));
        return new Answer().withTime("updateDate", alias.updatedAtMs()).response();
    }

    private static @Nullable Routing routing(StateMachineArn alias, Request request) {
        if (!request.has("routingConfiguration")) {
            return null;
        }
        var routes = Routes.of(request.findList("routingConfiguration"));
        routes.requireOf(alias.unqualified());
        return routes.routing();
    }
}

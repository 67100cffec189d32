package gantry.workflows.api;

import gantry.json.JsonObject;
import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.operations.ValidationException;
import gantry.states.interpreter.ExecutionStatus;
import gantry.workflows.arn.StateMachineArn;
import gantry.workflows.arn.StatesArn;
import gantry.workflows.definitions.StateMachineType;
import gantry.workflows.definitions.StateMachines;
import gantry.workflows.engine.ExecutionCursor;
import gantry.workflows.engine.ExecutionReader;
import gantry.workflows.engine.ExecutionSummary;
import gantry.workflows.errors.ResourceNotFound;
import gantry.workflows.errors.StateMachineTypeNotSupported;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Executions of a Standard machine, of its version or alias, the most recent first. */
final class ListExecutions implements StatesOperation {
    /** A status that only children of a redriven map run have, of which there are none. */
    private static final String PENDING_REDRIVE = "PENDING_REDRIVE";

    private final StateMachines machines;
    private final ExecutionReader executions;
    private final Pages pages;

    ListExecutions(StateMachines machines, ExecutionReader executions, Pages pages) {
        this.machines = machines;
        this.executions = executions;
        this.pages = pages;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public Response invoke(Call call, Request request) {
        StateMachineArn machine = requireMachine(request);
        var page =
                pages.read(
                        id(),
                        request,
                        (place, limit) -> list(machine, request, place, limit),
                        ListExecutions::place);
        return new Answer()
                .with("executions", page.items().stream().map(ListExecutions::line).toList())
                .with("nextToken", page.nextToken())
                .response();
    }

    private StateMachineArn requireMachine(Request request) {
        String mapRun = request.findString("mapRunArn");
        if (request.has("stateMachineArn") == (mapRun != null)) {
            throw new ValidationException(
                    "Exactly one of stateMachineArn and mapRunArn must be specified",
                    "MISSING_REQUIRED_PARAMETER");
        }
        if (mapRun != null) {
            StatesArn.parse(mapRun);
            throw new ResourceNotFound(mapRun); // there are no map runs
        }
        if (request.has("redriveFilter")) {
            throw new ValidationException(
                    "RedriveFilter cannot be applied to ListExecutions call with StateMachine"
                            + " ARN");
        }
        var arn = StateMachineArn.parse(request.requireString("stateMachineArn"));
        if (machines.require(arn).type() == StateMachineType.EXPRESS) {
            throw new StateMachineTypeNotSupported();
        }
        return arn;
    }

    private List<ExecutionSummary> list(
            StateMachineArn machine, Request request, String place, int limit) {
        String status = request.findString("statusFilter");
        if (PENDING_REDRIVE.equals(status)) {
            return List.of();
        }
        return executions.list(
                machine,
                status == null ? null : ExecutionStatus.valueOf(status),
                cursor(place),
                limit);
    }

    private static String place(ExecutionSummary last) {
        return last.cursor().listedAtMs() + ":" + last.cursor().executionId();
    }

    private static @Nullable ExecutionCursor cursor(String place) {
        if (place.isEmpty()) {
            return null;
        }
        int colon = place.indexOf(':');
        return new ExecutionCursor(
                Long.parseLong(place.substring(0, colon)),
                Long.parseLong(place.substring(colon + 1)));
    }

    private static JsonObject line(ExecutionSummary execution) {
        StateMachineArn machine = execution.arn().stateMachineArn();
        return new Answer()
                .with("executionArn", execution.arn().toString())
                .with("stateMachineArn", machine.toString())
                .with("name", execution.arn().name())
                .with("status", execution.status().name())
                .withTime("startDate", execution.startedAtMs())
                .withTime("stopDate", execution.closedAtMs())
                .with("stateMachineVersionArn", execution.qualifiers().versionArn(machine))
                .with("stateMachineAliasArn", execution.qualifiers().aliasArn(machine))
                .with("redriveCount", execution.redriveCount())
                .withTime("redriveDate", execution.redrivenAtMs())
                .shape();
    }
}

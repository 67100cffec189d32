package gantry.workflows.api;

import gantry.json.JsonObject;
import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.operations.ValidationException;
import gantry.states.interpreter.ExecutionStatus;
import gantry.workflows.arn.MapRunArn;
import gantry.workflows.arn.StateMachineArn;
import gantry.workflows.definitions.StateMachineType;
import gantry.workflows.definitions.StateMachines;
import gantry.workflows.engine.ChildFilter;
import gantry.workflows.engine.ExecutionCursor;
import gantry.workflows.engine.ExecutionReader;
import gantry.workflows.engine.ExecutionSummary;
import gantry.workflows.engine.MapRunChild;
import gantry.workflows.engine.MapRunReader;
import gantry.workflows.errors.StateMachineTypeNotSupported;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Executions of a Standard machine, of its version or alias, or children of a map run, the most
 * recent first.
 */
final class ListExecutions implements StatesOperation {
    private static final String REDRIVEN = "REDRIVEN";

    private final StateMachines machines;
    private final ExecutionReader executions;
    private final MapRunReader mapRuns;
    private final Pages pages;

    ListExecutions(
            StateMachines machines, ExecutionReader executions, MapRunReader mapRuns, Pages pages) {
        this.machines = machines;
        this.executions = executions;
        this.mapRuns = mapRuns;
        this.pages = pages;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public Response invoke(Call call, Request request) {
        var page = pages.read(id(), request, source(request), ListExecutions::place);
        return new Answer()
                .with("executions", page.items().stream().map(ListExecutions::line).toList())
                .with("nextToken", page.nextToken())
                .response();
    }

    private Pages.Source<ExecutionSummary> source(Request request) {
        String mapRun = request.findString("mapRunArn");
        if (request.has("stateMachineArn") == (mapRun != null)) {
            throw new ValidationException(
                    "Exactly one of stateMachineArn and mapRunArn must be specified",
                    "MISSING_REQUIRED_PARAMETER");
        }
        if (mapRun != null) {
            return children(MapRunArn.parse(mapRun), request);
        }
        StateMachineArn machine = requireMachine(request);
        return (place, limit) -> list(machine, request, place, limit);
    }

    private Pages.Source<ExecutionSummary> children(MapRunArn mapRun, Request request) {
        String status = request.findString("statusFilter");
        String redriven = request.findString("redriveFilter");
        boolean isPendingRedrive = MapRunChild.PENDING_REDRIVE.equals(status);
        var filter =
                new ChildFilter(
                        status == null || isPendingRedrive ? null : ExecutionStatus.valueOf(status),
                        isPendingRedrive,
                        redriven == null ? null : redriven.equals(REDRIVEN));
        return (place, limit) -> mapRuns.children(mapRun, filter, cursor(place), limit);
    }

    private StateMachineArn requireMachine(Request request) {
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
        if (MapRunChild.PENDING_REDRIVE.equals(status)) {
            return List.of(); // only children of map runs are ever so
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
        MapRunChild child = execution.child();
        return new Answer()
                .with("executionArn", execution.arn().toString())
                .with("stateMachineArn", machine.toString())
                .with("name", execution.arn().name())
                .with("status", MapRunChild.shownStatus(execution.status(), child))
                .withTime("startDate", execution.startedAtMs())
                .withTime("stopDate", execution.closedAtMs())
                .with("mapRunArn", child == null ? null : child.mapRun().toString())
                .with("itemCount", child == null ? null : child.itemCount())
                .with("stateMachineVersionArn", execution.qualifiers().versionArn(machine))
                .with("stateMachineAliasArn", execution.qualifiers().aliasArn(machine))
                .with("redriveCount", execution.redriveCount())
                .withTime("redriveDate", execution.redrivenAtMs())
                .shape();
    }
}

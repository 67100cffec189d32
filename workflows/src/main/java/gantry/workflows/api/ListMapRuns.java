package gantry.workflows.api;

import gantry.json.JsonObject;
import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.engine.MapRunReader;
import gantry.workflows.engine.MapRunSummary;
import gantry.workflows.errors.ExecutionDoesNotExist;

import java.util.List;

/** The map runs of an execution, the most recent first. */
final class ListMapRuns implements StatesOperation {
    private final MapRunReader mapRuns;
    private final Pages pages;

    ListMapRuns(MapRunReader mapRuns, Pages pages) {
        this.mapRuns = mapRuns;
        this.pages = pages;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public Response invoke(Call call, Request request) {
        var execution = ExecutionArn.parseWithChildren(request.requireString("executionArn"));
        var page =
                pages.read(
                        id(),
                        request,
                        (place, limit) -> list(execution, place, limit),
                        last -> Long.toString(last.id()));
        return new Answer()
                .with("mapRuns", page.items().stream().map(run -> line(execution, run)).toList())
                .with("nextToken", page.nextToken())
                .response();
    }

    private List<MapRunSummary> list(ExecutionArn execution, String place, int limit) {
        long before = place.isEmpty() ? Long.MAX_VALUE : Long.parseLong(place);
        List<MapRunSummary> found = mapRuns.list(execution, before, limit);
        if (found == null) {
            throw new ExecutionDoesNotExist(execution);
        }
        return found;
    }

    private static JsonObject line(ExecutionArn execution, MapRunSummary run) {
        return new Answer()
                .with("executionArn", execution.toString())
                .with("mapRunArn", run.arn().toString())
                .with("stateMachineArn", run.arn().stateMachineArn().toString())
                .withTime("startDate", run.startedAtMs())
                .withTime("stopDate", run.stoppedAtMs())
                .shape();
    }
}

package gantry.workflows.api;

import gantry.json.JsonObject;
import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.workflows.arn.MapRunArn;
import gantry.workflows.engine.MapRunDetails;
import gantry.workflows.engine.MapRunReader;
import gantry.workflows.maprun.MapRun;
import gantry.workflows.maprun.Settings;
import gantry.workflows.maprun.Tally;

/** Shows a map run: its settings, and what became of its items and children so far. */
final class DescribeMapRun implements StatesOperation {
    /** What a map run shows whose state does not say MaxConcurrency (measured). */
    private static final long UNBOUNDED = Integer.MAX_VALUE;

    private final MapRunReader mapRuns;

    DescribeMapRun(MapRunReader mapRuns) {
        this.mapRuns = mapRuns;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public Response invoke(Call call, Request request) {
        MapRunDetails details =
                mapRuns.require(MapRunArn.parse(request.requireString("mapRunArn")));
        MapRun run = details.run();
        Settings settings = run.settings();
        long concurrency = settings.maxConcurrency();
        return new Answer()
                .with("mapRunArn", details.arn().toString())
                .with("executionArn", details.execution().toString())
                .with("status", run.status().name())
                .withTime("startDate", run.startedAtMs())
                .withTime("stopDate", run.stoppedAtMs())
                .with("maxConcurrency", concurrency == 0 ? UNBOUNDED : concurrency)
                .with("toleratedFailurePercentage", settings.toleratedFailurePercentage())
                .with("toleratedFailureCount", settings.toleratedFailureCount())
                .with("itemCounts", counts(run, run.items(), run.pendingItems()))
                .with("executionCounts", counts(run, run.executions(), run.pendingExecutions()))
                .with("redriveCount", run.redrives().count())
                .withTime("redriveDate", run.redrives().lastAtMs())
                .response();
    }

    /** Results count as written once all are, also those of what never began (measured). */
    private static JsonObject counts(MapRun run, Tally tally, long pending) {
        long total = tally.begun() + pending;
        return new Answer()
                .with("pending", pending)
                .with("running", tally.running())
                .with("succeeded", tally.succeeded())
                .with("failed", tally.failed())
                .with("timedOut", tally.timedOut())
                .with("aborted", tally.aborted())
                .with("total", total)
                .with("resultsWritten", run.resultsWritten() ? total : 0)
                .with("failuresNotRedrivable", 0L)
                .with("pendingRedrive", tally.toRedrive().sum())
                .shape();
    }
}

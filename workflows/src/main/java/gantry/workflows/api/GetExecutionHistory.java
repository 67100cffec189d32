package gantry.workflows.api;

import gantry.json.JsonObject;
import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.engine.ExecutionReader;
import gantry.workflows.engine.HistoryPage;
import gantry.workflows.errors.ExecutionDoesNotExist;

import java.util.ArrayList;

/** The events of a Standard execution in pages, forwards or backwards. */
final class GetExecutionHistory implements StatesOperation {
    /**
     * Ours: after so many bytes of payloads a page ends, however many results were asked for. Most
     * answers are far smaller; the bound keeps a thousand events with full payloads off the heap.
     */
    private static final long MAX_PAGE_BYTES = 6 * 1_048_576;

    /** Ours: events read at once, so that a page overshoots its bytes by no more than these. */
    private static final int EVENTS_AT_ONCE = 50;

    private final ExecutionReader executions;
    private final Pages pages;

    GetExecutionHistory(ExecutionReader executions, Pages pages) {
        this.executions = executions;
        this.pages = pages;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public Response invoke(Call call, Request request) {
        var arn = ExecutionArn.parse(request.requireString("executionArn"));
        boolean reverse = request.booleanOr("reverseOrder", false);
        var shapes = HistoryShapes.of(request.booleanOr("includeExecutionData", true));
        String place = pages.place(id(), request);
        long next = place.isEmpty() ? 0 : Long.parseLong(place);
        int wanted = Pages.maxResults(request);
        long bytes = 0;
        var events = new ArrayList<JsonObject>();
        do {
            int limit = Math.min(EVENTS_AT_ONCE, wanted - events.size());
            HistoryPage page = executions.history(arn, next, limit, reverse);
            if (page == null) {
                throw new ExecutionDoesNotExist(arn);
            }
            for (var event : page.events()) {
                JsonObject shape = shapes.event(event);
                events.add(shape);
                bytes += HistoryShapes.payloadBytes(shape);
            }
            next = page.nextEventId();
        } while (next != 0 && events.size() < wanted && bytes < MAX_PAGE_BYTES);
        return new Answer()
                .with("events", events)
                .with(
                        "nextToken",
                        next == 0 ? null : pages.token(id(), request, Long.toString(next)))
                .response();
    }
}

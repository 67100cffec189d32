package gantry.workflows.api;

import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.engine.ExecutionReader;

/** The events of a Standard execution in pages, forwards or backwards. */
final class GetExecutionHistory implements StatesOperation {
    /**
     * Ours: after so many bytes of payloads a page ends, however many results were asked for. Most
     * answers are far smaller; the bound keeps a thousand events with full payloads off the heap.
     */
    private static final long MAX_PAGE_BYTES = 6 * 1_048_576;

    private final ExecutionReader executions;
    private final Pages pages;
    private final HistoryRoom room;

    GetExecutionHistory(ExecutionReader executions, Pages pages, HistoryRoom room) {
        this.executions = executions;
        this.pages = pages;
        this.room = room;
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
        var reading = new HistoryReading(executions, shapes, MAX_PAGE_BYTES, room);
        var part =
                reading.read(
                        arn,
                        place.isEmpty() ? 0 : Long.parseLong(place),
                        Pages.maxResults(request),
                        reverse);
        // What follows waits for nothing until HTTP counts the answer among what it holds.
        reading.done(part);
        long next = part.nextEventId();
        return new Answer()
                .with("events", part.events())
                .with(
                        "nextToken",
                        next == 0 ? null : pages.token(id(), request, Long.toString(next)))
                .response();
    }
}

package gantry.workflows.api;

import gantry.operations.Call;
import gantry.operations.OperationId;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.engine.ExecutionReader;

/**
 * GetExecutionHistory for who follows an execution while it runs: what came after an event, in
 * messages of a size for a page in a browser. Not one of AWS's, but allowed to whom theirs is.
 *
 * <p>Asked {@code {"executionArn", "after"}}, it answers {@code {"events", "nextEventId"}}: the
 * latter only if there are more by now.
 */
public final class FollowExecutionHistory implements StatesOperation {
    public static final OperationId ID = new OperationId("gantry", "FollowExecutionHistory");

    private static final int MAX_EVENTS = 200;
    private static final long MAX_BYTES = 256 * 1_024;

    private final ExecutionReader executions;
    private final HistoryRoom room;

    FollowExecutionHistory(ExecutionReader executions, HistoryRoom room) {
        this.executions = executions;
        this.room = room;
    }

    @Override
    public OperationId id() {
        return ID;
    }

    @Override
    public String iamAction() {
        return "states:GetExecutionHistory";
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public Response invoke(Call call, Request request) {
        var arn = ExecutionArn.parse(request.requireString("executionArn"));
        Number after = request.findNumber("after");
        var reading = new HistoryReading(executions, HistoryShapes.WITH_DATA, MAX_BYTES, room);
        var part = reading.read(arn, after == null ? 1 : after.longValue() + 1, MAX_EVENTS, false);
        reading.done(part); // who streams bounds how many are in hand
        return new Answer()
                .with("events", part.events())
                .with("nextEventId", part.nextEventId() == 0 ? null : part.nextEventId())
                .response();
    }
}

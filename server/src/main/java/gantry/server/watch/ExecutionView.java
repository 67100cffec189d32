package gantry.server.watch;

import gantry.json.JsonObject;
import gantry.states.interpreter.ExecutionStatus;
import gantry.workflows.api.FollowExecutionHistory;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.watch.Watch;
import gantry.workflows.watch.Watches;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One execution: its description whenever its status changed, and its history, to its end. */
final class ExecutionView implements View {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Reads reads;
    private final String arn;
    private long after;
    private @Nullable ExecutionStatus shown;

    /**
     * Of an execution.
     *
     * @param after the last event that is known already; 0 for none
     */
    ExecutionView(Reads reads, String arn, long after) {
        this.reads = reads;
        this.arn = arn;
        this.after = after;
    }

    @Override
    public Watch watch(Watches watches) {
        return watches.execution(ExecutionArn.parse(arn));
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public Map<String, @Nullable Object> look() {
        return reads.states("DescribeExecution", JsonObject.of("executionArn", arn));
    }

    /** The history is read after the status: one that is closed has all its events by then. */
    @Override
    public boolean show(Map<String, @Nullable Object> seen, EventStream out)
            throws InterruptedException {
        var status = ExecutionStatus.valueOf(String.valueOf(seen.get("status")));
        if (status != shown) {
            out.event("execution", seen);
            shown = status;
        }
        while (showHistory(out)) {
            // on to the next part
        }
        if (status.isClosed()) {
            out.event("end", Map.of());
        }
        return !status.isClosed();
    }

    /** Sends some events; whether there are more. */
    private boolean showHistory(EventStream out) throws InterruptedException {
        var part =
                reads.call(
                        FollowExecutionHistory.ID,
                        JsonObject.of("executionArn", arn, "after", after));
        var events = (List<?>) part.get("events");
        if (events == null || events.isEmpty()) {
            return false;
        }
        var last = (Map<?, ?>) events.getLast();
        after = ((Number) Objects.requireNonNull(last.get("id"))).longValue();
        out.event("history", after, JsonObject.of("events", events));
        return part.containsKey("nextEventId");
    }
}

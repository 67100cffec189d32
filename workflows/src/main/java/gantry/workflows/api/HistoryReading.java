package gantry.workflows.api;

import gantry.json.JsonObject;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.engine.ExecutionReader;
import gantry.workflows.engine.HistoryPage;
import gantry.workflows.errors.ExecutionDoesNotExist;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads events until there are enough of them, or of their payloads.
 *
 * @param maxBytes of payloads; exceeded by the last event only
 */
record HistoryReading(ExecutionReader executions, HistoryShapes shapes, long maxBytes) {
    /** Ours: events read at once, so that memory holds no more than these beyond the bytes. */
    private static final int EVENTS_AT_ONCE = 50;

    /**
     * Some events, shaped.
     *
     * @param nextEventId where the next part begins; 0 if there is none yet
     */
    record Part(List<JsonObject> events, long nextEventId) {}

    /**
     * At most so many events.
     *
     * @param fromEventId as {@link ExecutionReader#history} takes it
     * @throws ExecutionDoesNotExist there is no such execution
     */
    Part read(ExecutionArn arn, long fromEventId, int limit, boolean reverse) {
        var events = new ArrayList<JsonObject>();
        long next = fromEventId;
        long bytes = 0;
        do {
            int wanted = Math.min(EVENTS_AT_ONCE, limit - events.size());
            HistoryPage page = executions.history(arn, next, wanted, reverse);
            if (page == null) {
                throw new ExecutionDoesNotExist(arn);
            }
            for (var event : page.events()) {
                if (bytes >= maxBytes) {
                    return new Part(events, event.id());
                }
                JsonObject shape = shapes.event(event);
                events.add(shape);
                bytes += HistoryShapes.payloadBytes(shape);
            }
            next = page.nextEventId();
        } while (next != 0 && events.size() < limit && bytes < maxBytes);
        return new Part(events, next);
    }
}

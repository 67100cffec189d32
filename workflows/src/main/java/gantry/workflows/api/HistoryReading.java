package gantry.workflows.api;

import gantry.json.JsonObject;
import gantry.operations.ServiceUnavailable;
import gantry.operations.ThrottlingException;
import gantry.states.interpreter.HistoryEvent;
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
 * @param room shared with all who read; where it ends, a part ends early
 */
record HistoryReading(
        ExecutionReader executions, HistoryShapes shapes, long maxBytes, HistoryRoom room) {
    /** Ours: events read at once, so that memory holds no more than these beyond the bytes. */
    private static final int EVENTS_AT_ONCE = 50;

    /**
     * Some events, shaped.
     *
     * @param nextEventId where the next part begins; 0 if there is none yet
     * @param bytes of room, to be given back by {@link #done}
     */
    record Part(List<JsonObject> events, long nextEventId, long bytes) {}

    /** A part is no longer in hand. */
    void done(Part part) {
        room.pages.release(part.bytes);
    }

    /**
     * At most so many events.
     *
     * @param fromEventId as {@link ExecutionReader#history} takes it
     * @throws ExecutionDoesNotExist there is no such execution
     * @throws ThrottlingException others hold so much that there is no room for one event
     */
    Part read(ExecutionArn arn, long fromEventId, int limit, boolean reverse) {
        var reading = new Reading();
        boolean isRead = false;
        try {
            long next = fromEventId;
            do {
                int wanted = Math.min(EVENTS_AT_ONCE, limit - reading.events.size());
                next = readSome(reading, arn, next, wanted, reverse);
            } while (!reading.isFull && next != 0 && reading.events.size() < limit);
            isRead = true;
            return new Part(reading.events, next, reading.bytes);
        } finally {
            if (!isRead) {
                room.pages.release(reading.bytes);
            }
        }
    }

    /** Confined to one call. */
    private static final class Reading {
        private final List<JsonObject> events = new ArrayList<>();
        private long bytes;
        private boolean isFull;
    }

    /** The event at which it goes on; 0 if there is none. */
    private long readSome(
            Reading reading, ExecutionArn arn, long fromEventId, int wanted, boolean reverse) {
        acquire();
        try {
            HistoryPage page = executions.history(arn, fromEventId, wanted, reverse);
            if (page == null) {
                throw new ExecutionDoesNotExist(arn);
            }
            for (HistoryEvent event : page.events()) {
                if (!take(reading, event)) {
                    reading.isFull = true;
                    return event.id();
                }
            }
            reading.isFull = reading.bytes >= maxBytes;
            return page.nextEventId();
        } finally {
            room.reads.release();
        }
    }

    /** False if there is no room for it, here or in memory. */
    private boolean take(Reading reading, HistoryEvent event) {
        if (reading.bytes >= maxBytes) {
            return false;
        }
        JsonObject shape = shapes.event(event);
        long bytes = HistoryShapes.payloadBytes(shape);
        if (!room.pages.tryHold(bytes)) {
            if (reading.events.isEmpty()) {
                throw new ThrottlingException();
            }
            return false;
        }
        reading.events.add(shape);
        reading.bytes += bytes;
        return true;
    }

    private void acquire() {
        try {
            room.reads.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceUnavailable("The server is stopping.");
        }
    }
}

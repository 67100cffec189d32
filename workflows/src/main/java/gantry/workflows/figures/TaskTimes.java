package gantry.workflows.figures;

import gantry.json.JsonObject;
import gantry.states.interpreter.HistoryEvent;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/**
 * The open task attempts of one execution, for how long they take. It lives in memory as the
 * execution does: an attempt whose execution left it meanwhile is counted, but not timed. Confined
 * to who makes the execution's steps.
 */
public final class TaskTimes {
    /** Attempts that were given up are never ended; beyond so many nothing is timed. */
    private static final int MAX_OPEN = 1_000;

    private static final long NOT_STARTED = -1;

    /** By the id of their last event, which the next names as its previous one. */
    private @Nullable Map<Long, Open> open;

    private record Open(String resource, long scheduledAtMs, long startedAtMs) {}

    /**
     * How long an attempt took.
     *
     * @param resource its ARN, of a service integration as definitions name it
     * @param scheduleMs until it was started, or ended without
     * @param runMs from there
     */
    record Taken(String resource, long scheduleMs, long runMs) {}

    /** Sees an event; of the end of an attempt whose beginning was seen it tells the times. */
    @Nullable Taken see(HistoryEvent event, TaskEvent task) {
        Map<Long, Open> all = open;
        if (all == null) {
            all = new HashMap<>();
            open = all;
        }
        if (task.step() == TaskEvent.Step.SCHEDULED) {
            put(all, event, new Open(resource(task, event), event.timestampMs(), NOT_STARTED));
            return null;
        }
        Open before = all.remove(event.previousEventId());
        if (before == null) {
            return null;
        }
        switch (task.step()) {
            case SCHEDULED -> {}
            case STARTED -> {
                long atMs = event.timestampMs();
                put(all, event, new Open(before.resource, before.scheduledAtMs, atMs));
            }
            case SUBMITTED -> put(all, event, before);
            case ENDED -> {
                return taken(before, event.timestampMs());
            }
        }
        return null;
    }

    private static void put(Map<Long, Open> all, HistoryEvent event, Open task) {
        if (all.size() < MAX_OPEN) {
            all.put(event.id(), task);
        }
    }

    private static Taken taken(Open task, long atMs) {
        long startedAtMs = task.startedAtMs == NOT_STARTED ? atMs : task.startedAtMs;
        return new Taken(
                task.resource,
                Math.max(0, startedAtMs - task.scheduledAtMs),
                Math.max(0, atMs - startedAtMs));
    }

    private static String resource(TaskEvent task, HistoryEvent event) {
        JsonObject details = event.details();
        if (details == null) {
            return "";
        }
        String resource = String.valueOf(details.get("resource"));
        return task.kind() == TaskKind.SERVICE_INTEGRATION
                ? "arn:aws:states:::" + details.get("resourceType") + ":" + resource
                : resource;
    }
}

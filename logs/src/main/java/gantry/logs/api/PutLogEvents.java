package gantry.logs.api;

import gantry.json.Json;
import gantry.json.JsonObject;
import gantry.logs.store.LogLimits;
import gantry.logs.store.LogStore;
import gantry.logs.store.LogStore.NewEvent;
import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Adds events to a stream; answered once they are written. */
final class PutLogEvents implements LogsOperation {
    /** Sequence tokens are given and taken without effect, as AWS does since 2023. */
    static final String SEQUENCE_TOKEN = "4".repeat(56);

    /** API reference: "The maximum batch size is 1,048,576 bytes". */
    private static final int MAX_BATCH_BYTES = 1_048_576;

    /** API reference: "plus 26 bytes for each log event". */
    private static final int EVENT_BYTES = 26;

    /**
     * API reference: "None of the log events in the batch can be more than 2 hours in the future."
     */
    private static final long MAX_FUTURE_MS = Duration.ofHours(2).toMillis();

    /** API reference: "more than 14 days in the past". */
    private static final long MAX_PAST_MS = Duration.ofDays(14).toMillis();

    /** API reference: "cannot span more than 24 hours". */
    private static final long MAX_SPAN_MS = Duration.ofHours(24).toMillis();

    private final LogStore store;
    private final InstantSource clock;

    PutLogEvents(LogStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public List<String> resources(Call call, Request request) {
        return List.of(
                GroupArns.stream(
                        call,
                        request.requireString("logGroupName"),
                        request.requireString("logStreamName")));
    }

    @Override
    public Response invoke(Call call, Request request) {
        List<NewEvent> events = events(request);
        check(events);
        String group = GroupArns.require(store, call, request);
        String stream = request.requireString("logStreamName");
        if (store.findSummary(group, stream) == null) {
            throw Refusals.noStream();
        }
        long nowMs = clock.millis();
        long expiredMs = store.expiredBeforeMs(group);
        int expired = countBefore(events, expiredMs);
        int old = countBefore(events, nowMs - MAX_PAST_MS);
        int young = countBefore(events, nowMs + MAX_FUTURE_MS + 1);
        List<NewEvent> accepted = events.subList(Math.min(young, Math.max(expired, old)), young);
        if (!accepted.isEmpty()) {
            store.put(group, stream, accepted);
        }
        var answer = JsonObject.builder().put("nextSequenceToken", SEQUENCE_TOKEN);
        if (accepted.size() < events.size()) {
            answer.put("rejectedLogEventsInfo", rejected(events.size(), expired, old, young));
        }
        return Response.of(answer.build());
    }

    private static List<NewEvent> events(Request request) {
        var events = new ArrayList<NewEvent>();
        for (Object item : Objects.requireNonNull(request.findList("logEvents"))) {
            if (item instanceof Map<?, ?> event
                    && event.get("timestamp") instanceof Number timestampMs
                    && event.get("message") instanceof String message) {
                events.add(new NewEvent(timestampMs.longValue(), message));
            }
        }
        return events;
    }

    private static void check(List<NewEvent> events) {
        long bytes = 0;
        long before = Long.MIN_VALUE;
        for (NewEvent event : events) {
            int size = Json.utf8Length(event.message()) + EVENT_BYTES;
            if (size > LogLimits.MAX_EVENT_BYTES) {
                throw Refusals.invalid(
                        "Log event too large: "
                                + size
                                + " bytes exceeds limit of "
                                + LogLimits.MAX_EVENT_BYTES);
            }
            bytes += size;
            if (event.timestampMs() < before) {
                throw Refusals.invalid(
                        "Log events in a single PutLogEvents request must be in chronological"
                                + " order.");
            }
            before = event.timestampMs();
        }
        if (bytes > MAX_BATCH_BYTES) {
            throw Refusals.invalid(
                    "Upload too large: " + bytes + " bytes exceeds limit of " + MAX_BATCH_BYTES);
        }
        if (!events.isEmpty()
                && events.getLast().timestampMs() - events.getFirst().timestampMs() > MAX_SPAN_MS) {
            throw Refusals.invalid(
                    "The batch of log events in a single PutLogEvents request cannot span more than"
                            + " 24 hours.");
        }
    }

    private static int countBefore(List<NewEvent> events, long timeMs) {
        return (int) events.stream().takeWhile(event -> event.timestampMs() < timeMs).count();
    }

    private static JsonObject rejected(int all, int expired, int old, int young) {
        var shape = JsonObject.builder();
        put(shape, "tooNewLogEventStartIndex", young < all ? (long) young : null);
        put(shape, "tooOldLogEventEndIndex", old > 0 ? (long) old : null);
        put(shape, "expiredLogEventEndIndex", expired > 0 ? (long) expired : null);
        return shape.build();
    }

    private static void put(JsonObject.Builder shape, String member, @Nullable Long index) {
        if (index != null) {
            shape.put(member, index);
        }
    }
}

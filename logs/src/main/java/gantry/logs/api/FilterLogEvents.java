package gantry.logs.api;

import gantry.json.JsonObject;
import gantry.logs.filter.FilterPattern;
import gantry.logs.read.Page;
import gantry.logs.read.PageReader;
import gantry.logs.read.Place;
import gantry.logs.read.Question;
import gantry.logs.store.LogStore;
import gantry.logs.store.StoredEvent;
import gantry.logs.store.StreamSnapshot;
import gantry.logs.store.StreamSummary;
import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Events of some or all streams of a group that match a pattern, in the order of their time. */
final class FilterLogEvents implements LogsOperation {
    /** Ours: bytes searched for one page; a page may be empty and yet have a next one. */
    private static final long MAX_SEARCHED_BYTES = 64L << 20;

    private final LogStore store;

    FilterLogEvents(LogStore store) {
        this.store = store;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public List<String> resources(Call call, Request request) {
        return GroupArns.resources(call, request);
    }

    @Override
    public Response invoke(Call call, Request request) {
        if (Boolean.FALSE.equals(request.findBoolean("startFromHead"))) {
            throw Refusals.notBuilt("startFromHead: false");
        }
        var matches =
                FilterPattern.parse(
                        Objects.requireNonNullElse(request.findString("filterPattern"), ""));
        Place after = place(request);
        String group = GroupArns.require(store, call, request);
        var question =
                new Question(
                        Math.max(Times.from(request), store.expiredBeforeMs(group)),
                        Times.toInclusive(request),
                        after,
                        true,
                        request.intOr("limit", GetLogEvents.MAX_EVENTS),
                        matches);
        var streams = snapshots(group, names(group, request), question);
        return answer(PageReader.read(streams, question, MAX_SEARCHED_BYTES));
    }

    private @Nullable Place place(Request request) {
        List<?> place = Tokens.find(id(), request, 3);
        return place == null
                ? null
                : new Place(
                        Tokens.number(place, 0), Tokens.text(place, 1), Tokens.number(place, 2));
    }

    private List<String> names(String group, Request request) {
        List<@Nullable Object> asked = request.findList("logStreamNames");
        String prefix = request.findString("logStreamNamePrefix");
        if (asked != null && prefix != null) {
            throw Refusals.invalid(
                    "logStreamNames and logStreamNamePrefix are mutually exclusive parameters.");
        }
        if (asked == null) {
            return store.listStreams(group).stream()
                    .filter(name -> prefix == null || name.startsWith(prefix))
                    .toList();
        }
        List<String> names = asked.stream().map(String::valueOf).distinct().toList();
        for (String name : names) {
            if (store.findSnapshot(group, name) == null) {
                throw Refusals.noStream();
            }
        }
        return names;
    }

    private List<StreamSnapshot> snapshots(String group, List<String> names, Question question) {
        var found = new ArrayList<StreamSnapshot>();
        for (String name : names) {
            StreamSummary summary = store.findSummary(group, name);
            if (summary != null && question.admits(summary.firstEventMs(), summary.lastEventMs())) {
                StreamSnapshot snapshot = store.findSnapshot(group, name);
                if (snapshot != null) {
                    found.add(snapshot);
                }
            }
        }
        return found;
    }

    private Response answer(Page page) {
        var answer =
                JsonObject.builder()
                        .put("events", page.events().stream().map(FilterLogEvents::shape).toList())
                        // "an empty list" since 2020 (API reference)
                        .put("searchedLogStreams", List.of());
        Place next = page.next();
        if (next != null) {
            answer.put(
                    "nextToken",
                    Tokens.of(id(), next.timestampMs(), next.stream(), next.position()));
        }
        return Response.of(answer.build());
    }

    private static JsonObject shape(StoredEvent event) {
        return JsonObject.of(
                "logStreamName",
                event.stream(),
                "timestamp",
                event.timestampMs(),
                "message",
                event.message(),
                "ingestionTime",
                event.ingestionMs(),
                "eventId",
                eventId(event));
    }

    /** 56 digits as AWS's: the time, the stream by its hash, the position in it. */
    private static String eventId(StoredEvent event) {
        return "%020d%016d%020d"
                .formatted(
                        event.timestampMs(),
                        Integer.toUnsignedLong(event.stream().hashCode()),
                        event.position());
    }
}

package gantry.logs.api;

import gantry.json.JsonObject;
import gantry.logs.store.LogStore;
import gantry.logs.store.StreamSummary;
import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Streams of a group, by name or by their last event, in pages. */
final class DescribeLogStreams implements LogsOperation {
    private final LogStore store;

    DescribeLogStreams(LogStore store) {
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

    /** Where a stream stands in the list. */
    private record Rank(long lastEventMs, String name) {}

    @Override
    public Response invoke(Call call, Request request) {
        String prefix = request.findString("logStreamNamePrefix");
        boolean isByTime = "LastEventTime".equals(request.findString("orderBy"));
        if (isByTime && prefix != null) {
            throw Refusals.invalid("Cannot order by LastEventTime with a logStreamNamePrefix.");
        }
        String group = GroupArns.require(store, call, request);
        List<?> place = Tokens.find(id(), request, 2);
        Rank after =
                place == null ? null : new Rank(Tokens.number(place, 0), Tokens.text(place, 1));
        Comparator<Rank> order = order(isByTime, request.booleanOr("descending", false));
        List<Rank> ranks =
                store.listStreams(group).stream()
                        .filter(name -> prefix == null || name.startsWith(prefix))
                        .map(name -> new Rank(isByTime ? lastEventMs(group, name) : 0, name))
                        .filter(rank -> after == null || order.compare(rank, after) > 0)
                        .sorted(order)
                        .toList();
        return page(call, group, ranks, request.intOr("limit", DescribeLogGroups.DEFAULT_LIMIT));
    }

    private Response page(Call call, String group, List<Rank> ranks, int limit) {
        var found = new ArrayList<JsonObject>();
        for (Rank rank : ranks.subList(0, Math.min(limit, ranks.size()))) {
            StreamSummary summary = store.findSummary(group, rank.name());
            if (summary != null) {
                found.add(shape(call, group, summary));
            }
        }
        if (ranks.size() <= limit) {
            return Response.of(JsonObject.of("logStreams", found));
        }
        Rank last = ranks.get(limit - 1);
        return Response.of(
                JsonObject.of(
                        "logStreams",
                        found,
                        "nextToken",
                        Tokens.of(id(), last.lastEventMs(), last.name())));
    }

    private static Comparator<Rank> order(boolean isByTime, boolean isDescending) {
        Comparator<Rank> byName = Comparator.comparing(Rank::name);
        Comparator<Rank> order =
                isByTime
                        ? Comparator.comparingLong(Rank::lastEventMs).thenComparing(byName)
                        : byName;
        return isDescending ? order.reversed() : order;
    }

    private long lastEventMs(String group, String name) {
        @Nullable StreamSummary summary = store.findSummary(group, name);
        return summary == null ? -1 : summary.lastEventMs();
    }

    private static JsonObject shape(Call call, String group, StreamSummary stream) {
        var shape =
                JsonObject.builder()
                        .put("logStreamName", stream.name())
                        .put("creationTime", stream.createdAtMs());
        if (!stream.isEmpty()) {
            shape.put("firstEventTimestamp", stream.firstEventMs())
                    .put("lastEventTimestamp", stream.lastEventMs())
                    .put("lastIngestionTime", stream.lastIngestionMs());
        }
        return shape.put("uploadSequenceToken", PutLogEvents.SEQUENCE_TOKEN)
                .put("arn", GroupArns.stream(call, group, stream.name()))
                // "always zero" (API reference, LogStream)
                .put("storedBytes", 0L)
                .build();
    }
}

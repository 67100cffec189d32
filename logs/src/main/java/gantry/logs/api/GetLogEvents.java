package gantry.logs.api;

import gantry.json.JsonObject;
import gantry.logs.read.Page;
import gantry.logs.read.PageReader;
import gantry.logs.read.Question;
import gantry.logs.store.LogStore;
import gantry.logs.store.StoredEvent;
import gantry.logs.store.StreamSnapshot;
import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Events of one stream. Without a token the latest, or from its head the earliest; both tokens are
 * always answered, and one that comes back unchanged says that there is nothing further that way
 * for now.
 */
final class GetLogEvents implements LogsOperation {
    /** API reference: "up to 10,000 log events". */
    static final int MAX_EVENTS = 10_000;

    private final LogStore store;

    GetLogEvents(LogStore store) {
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
        EventToken token = EventToken.parse(request.findString("nextToken"));
        String group = GroupArns.require(store, call, request);
        String stream = request.requireString("logStreamName");
        StreamSnapshot snapshot = store.findSnapshot(group, stream);
        if (snapshot == null) {
            throw Refusals.noStream();
        }
        boolean isForward =
                token == null ? request.booleanOr("startFromHead", false) : token.isForward();
        var question =
                new Question(
                        Math.max(Times.from(request), store.expiredBeforeMs(group)),
                        Times.to(request),
                        token == null ? null : token.place(stream),
                        isForward,
                        request.intOr("limit", MAX_EVENTS),
                        _ -> true);
        Page page = PageReader.read(List.of(snapshot), question, Long.MAX_VALUE);
        return answer(isForward ? page.events() : page.events().reversed(), token);
    }

    private static Response answer(List<StoredEvent> events, @Nullable EventToken token) {
        return Response.of(
                JsonObject.of(
                        "events",
                        events.stream().map(GetLogEvents::shape).toList(),
                        "nextForwardToken",
                        forward(events, token).toString(),
                        "nextBackwardToken",
                        backward(events, token).toString()));
    }

    private static EventToken forward(List<StoredEvent> events, @Nullable EventToken token) {
        if (!events.isEmpty()) {
            return EventToken.forward(events.getLast().timestampMs(), events.getLast().position());
        }
        if (token == null) {
            return EventToken.forward(0, -1);
        }
        // Back from the beginning: the event before which nothing was is read again.
        return token.isForward()
                ? token
                : EventToken.forward(token.timestampMs(), token.position() - 1);
    }

    private static EventToken backward(List<StoredEvent> events, @Nullable EventToken token) {
        if (!events.isEmpty()) {
            return EventToken.backward(
                    events.getFirst().timestampMs(), events.getFirst().position());
        }
        if (token == null) {
            return EventToken.backward(0, -1);
        }
        return token.isForward()
                ? EventToken.backward(token.timestampMs(), token.position() + 1)
                : token;
    }

    private static JsonObject shape(StoredEvent event) {
        return JsonObject.of(
                "timestamp",
                event.timestampMs(),
                "message",
                event.message(),
                "ingestionTime",
                event.ingestionMs());
    }
}

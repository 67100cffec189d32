package gantry.states.conformance;

import gantry.json.Json;
import gantry.json.JsonArray;
import gantry.json.JsonObject;
import gantry.states.interpreter.HistoryEvent;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What of an execution differs from the recorded one. */
public final class Comparison {
    private final RecordedCase recorded;
    private final Observed actual;
    private final Placeholders placeholders = new Placeholders();
    private final List<String> differences = new ArrayList<>();

    private Comparison(RecordedCase recorded, Observed actual) {
        this.recorded = recorded;
        this.actual = actual;
    }

    /** A line each; empty if all is as recorded. */
    public static List<String> differences(RecordedCase recorded, Observed actual) {
        return new Comparison(recorded, actual).compare();
    }

    private List<String> compare() {
        JsonObject expected = recorded.expected();
        same("status", expected.get("status"), actual.status());
        if (expected.containsKey("output")) {
            same("output", expected.get("output"), actual.output());
        }
        if (expected.containsKey("error") || !"measured".equals(recorded.group())) {
            same("error", expected.get("error"), actual.error());
        }
        if (expected.containsKey("cause") || !"measured".equals(recorded.group())) {
            same("cause", expected.get("cause"), actual.cause());
        }
        if (expected.containsKey("history")) {
            compareHistory();
        }
        if (expected.get("historyAfter") instanceof JsonObject after) {
            compareAfter(after);
        }
        if (expected.get("historyLength") instanceof Long length) {
            same("length of the history", length, (long) actual.history().size());
        }
        if (!differences.isEmpty()) {
            actual.history().forEach(event -> differences.add("  was " + print(event)));
        }
        return differences;
    }

    private void same(String what, @Nullable Object expected, @Nullable Object found) {
        if (!placeholders.match(expected, found)) {
            differences.add(
                    what + ": expected " + Json.print(expected) + " but was " + Json.print(found));
        }
    }

    private void compareHistory() {
        JsonArray expected = recorded.history("history");
        List<HistoryEvent> left = new ArrayList<>(actual.history());
        if (!recorded.isUnordered()) {
            same("length of the history", (long) expected.size(), (long) left.size());
        }
        var unplaced = new ArrayList<JsonObject>();
        for (Object one : expected) {
            JsonObject event = (JsonObject) Objects.requireNonNull(one);
            if (event.get("id") instanceof Long id && !isFreelyOrdered(event)) {
                HistoryEvent found = find(left, id);
                if (found == null || !matches(event, found)) {
                    differences.add("event " + id + ": expected " + Json.print(event));
                }
                left.remove(found);
            } else {
                unplaced.add(event);
            }
        }
        for (JsonObject event : unplaced) {
            HistoryEvent found =
                    left.stream().filter(one -> matches(event, one)).findFirst().orElse(null);
            if (found == null) {
                differences.add("no event: " + Json.print(event));
            }
            left.remove(found);
        }
    }

    /** Tasks that are over at the same moment: AWS wrote the events in any order. */
    private boolean isFreelyOrdered(JsonObject event) {
        return recorded.id().endsWith("timeouts.service_lambda_map_timeout")
                && "TaskTimedOut".equals(event.get("type"));
    }

    private void compareAfter(JsonObject after) {
        List<HistoryEvent> history = actual.history();
        int at = 0;
        while (at < history.size()
                && !history.get(at).type().wireName().equals(after.get("after"))) {
            at++;
        }
        JsonArray events = (JsonArray) Objects.requireNonNull(after.get("events"));
        same("events after it", (long) events.size(), (long) history.size() - at - 1);
        for (int i = 0; i < events.size() && at + 1 + i < history.size(); i++) {
            JsonObject event = (JsonObject) Objects.requireNonNull(events.get(i));
            HistoryEvent found = history.get(at + 1 + i);
            Object previous = event.get("previous");
            String pointsAt = previous == null ? (String) after.get("after") : (String) previous;
            String pointed = typeOf(found.previousEventId());
            if (!matches(event, found) || !pointed.equals(pointsAt)) {
                differences.add("event " + found.id() + ": expected " + Json.print(event));
            }
        }
    }

    private String typeOf(long id) {
        return id == 0 ? "" : actual.history().get((int) id - 1).type().wireName();
    }

    private boolean matches(JsonObject expected, HistoryEvent found) {
        boolean isPlaced = !isFreelyOrdered(expected) && !expected.containsKey("previous");
        return found.type().wireName().equals(expected.get("type"))
                && (!isPlaced
                        || !expected.containsKey("previousEventId")
                        || Json.equal(expected.get("previousEventId"), found.previousEventId())
                        || isSideLeaf(expected, found))
                && matchDetails(expected, found);
    }

    /**
     * Until 2024 the exit of a distributed Map pointed at MapRunSucceeded; since then it points at
     * MapRunStarted.
     */
    private boolean isSideLeaf(JsonObject expected, HistoryEvent found) {
        return "MapStateExited".equals(expected.get("type"))
                && typeOf(found.previousEventId()).equals("MapRunStarted")
                && expected.get("previousEventId") instanceof Long recordedId
                && typeOf(recordedId).equals("MapRunSucceeded");
    }

    private boolean matchDetails(JsonObject expected, HistoryEvent found) {
        JsonObject details = found.details() == null ? JsonObject.empty() : found.details();
        if (expected.get("details") instanceof JsonObject known) {
            return known.entrySet().stream()
                    .allMatch(
                            member ->
                                    details.containsKey(member.getKey())
                                            && placeholders.match(
                                                    member.getValue(),
                                                    details.get(member.getKey())));
        }
        if ("measured".equals(recorded.group())) {
            return true;
        }
        String member = found.type().detailsMember();
        Object wanted = member == null ? null : expected.get(member);
        JsonObject shown =
                details.without("inputDetails")
                        .without("outputDetails")
                        .without("assignedVariablesDetails");
        if (wanted instanceof JsonObject started
                && "<map_run_arn>".equals(started.get("mapRunArn"))) {
            return shown.containsKey("mapRunArn"); // recorded so for each of several
        }
        return wanted instanceof JsonObject object
                ? placeholders.match(object.without("inputDetails").without("outputDetails"), shown)
                : shown.isEmpty();
    }

    private static @Nullable HistoryEvent find(List<HistoryEvent> events, long id) {
        return events.stream().filter(event -> event.id() == id).findFirst().orElse(null);
    }

    private static String print(HistoryEvent event) {
        return event.id()
                + " < "
                + event.previousEventId()
                + " "
                + event.type().wireName()
                + " "
                + Json.print(event.details());
    }
}

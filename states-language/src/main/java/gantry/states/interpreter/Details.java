package gantry.states.interpreter;

import gantry.json.JsonObject;
import gantry.json.Payload;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** The details of history events, in AWS's members. */
final class Details {
    /** Of inputDetails and outputDetails; the API never cuts. */
    private static final JsonObject NOT_TRUNCATED = JsonObject.of("truncated", false);

    /** What an event costs beside its payloads, roughly. */
    private static final long EVENT_BYTES = 200;

    private Details() {}

    /** Null, as in all events that each state has, if the run has no history. */
    static @Nullable JsonObject executionStarted(Run run) {
        if (!run.hasHistory()) {
            return null;
        }
        ExecutionHeader header = run.header();
        JsonObject details =
                JsonObject.of(
                        "input",
                        header.input(),
                        "inputDetails",
                        NOT_TRUNCATED,
                        "roleArn",
                        header.roleArn());
        if (header.stateMachineAliasArn() != null) {
            details = details.with("stateMachineAliasArn", header.stateMachineAliasArn());
        }
        return header.stateMachineVersionArn() == null
                ? details
                : details.with("stateMachineVersionArn", header.stateMachineVersionArn());
    }

    static JsonObject executionRedriven(int redriveCount) {
        return JsonObject.of("redriveCount", (long) redriveCount);
    }

    static @Nullable JsonObject entered(Run run, LiveFrame frame) {
        return run.hasHistory()
                ? JsonObject.of(
                        "name",
                        frame.state().name(),
                        "input",
                        frame.input,
                        "inputDetails",
                        NOT_TRUNCATED)
                : null;
    }

    static @Nullable JsonObject exited(
            Run run, LiveFrame frame, Payload output, Map<String, Payload> assigned) {
        if (!run.hasHistory()) {
            return null;
        }
        JsonObject details =
                JsonObject.of(
                        "name",
                        frame.state().name(),
                        "output",
                        output,
                        "outputDetails",
                        NOT_TRUNCATED);
        if (assigned.isEmpty()) {
            return details;
        }
        var variables = JsonObject.builder();
        assigned.forEach(variables::put);
        return details.with("assignedVariables", variables.build())
                .with("assignedVariablesDetails", NOT_TRUNCATED);
    }

    static JsonObject evaluationFailed(
            LiveFrame frame, StateFailure located, @Nullable String location) {
        JsonObject details = failure(located.error(), located.cause());
        return (location == null ? details : details.with("location", location))
                .with("state", frame.state().name());
    }

    static @Nullable JsonObject executionSucceeded(Run run, Payload output) {
        return run.hasHistory() ? output(output) : null;
    }

    static JsonObject output(Payload output) {
        return JsonObject.of("output", output, "outputDetails", NOT_TRUNCATED);
    }

    /** Without the members that there are none of. */
    static JsonObject failure(@Nullable String error, @Nullable String cause) {
        JsonObject details = JsonObject.empty();
        if (error != null) {
            details = details.with("error", error);
        }
        return cause == null ? details : details.with("cause", cause);
    }

    static JsonObject input(String resource, Payload input) {
        return JsonObject.of("resource", resource, "input", input, "inputDetails", NOT_TRUNCATED);
    }

    static JsonObject length(int items) {
        return JsonObject.of("length", (long) items);
    }

    static JsonObject mapRun(String mapRunArn) {
        return JsonObject.of("mapRunArn", mapRunArn);
    }

    static JsonObject mapRunRedriven(String mapRunArn, long redriveCount) {
        return JsonObject.of("mapRunArn", mapRunArn, "redriveCount", redriveCount);
    }

    /** Of the events of an iteration: the Map's name and the item's index. */
    static JsonObject iteration(LiveFrame map, int index) {
        return JsonObject.of("name", map.state().name(), "index", (long) index);
    }

    /** About: what it is for bounds a step, and need not be exact. */
    static long bytesOf(@Nullable JsonObject details) {
        return EVENT_BYTES + (details == null ? 0 : payloadBytes(details));
    }

    private static long payloadBytes(JsonObject details) {
        long bytes = 0;
        for (int i = 0; i < details.size(); i++) {
            switch (details.valueAt(i)) {
                case Payload payload -> bytes += payload.weight();
                case JsonObject inner -> bytes += payloadBytes(inner); // assignedVariables
                case null, default -> {}
            }
        }
        return bytes;
    }
}

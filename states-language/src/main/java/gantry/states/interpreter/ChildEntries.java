package gantry.workflows.results;

import gantry.json.Json;
import gantry.json.JsonLimits;
import gantry.json.JsonObject;
import gantry.states.definition.WriterConfig.Transformation;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * What stands in a result for a child: JSON texts, none or more of them. Pure.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html">ResultWriter</a>
 */
public final class ChildEntries {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private ChildEntries() {}

    /** A child that did not succeed is told with its metadata, whatever is asked for. */
    public static List<String> of(ChildResult child, Transformation transformation) {
        String output = child.output();
        if (output == null || Outcome.of(child) != Outcome.SUCCEEDED) {
            return List.of(withMetadata(child));
        }
        return switch (transformation) {
            case NONE -> List.of(withMetadata(child));
            case COMPACT -> List.of(output);
            case FLATTEN -> flattened(output);
        };
    }

    private static List<String> flattened(String output) {
        return Json.parse(output, JsonLimits.PRINTED) instanceof List<?> elements
                ? elements.stream().map(Json::print).toList()
                : List.of(output);
    }

    private static String withMetadata(ChildResult child) {
        var entry = JsonObject.builder();
        putIfThere(entry, "Cause", child.cause());
        putIfThere(entry, "Error", child.error());
        entry.put("ExecutionArn", child.executionArn());
        entry.put("Input", child.input());
        entry.put("InputDetails", JsonObject.of("Included", true));
        entry.put("Name", child.name());
        if (child.output() != null) {
            entry.put("Output", child.output());
            entry.put("OutputDetails", JsonObject.of("Included", true));
        }
        entry.put("RedriveCount", (long) child.redriveCount());
        entry.put("RedriveStatus", child.redriveStatus());
        putIfThere(entry, "RedriveStatusReason", child.redriveStatusReason());
        putIfThere(entry, "StartDate", time(child.startMs()));
        entry.put("StateMachineArn", child.stateMachineArn());
        entry.put("Status", child.status());
        putIfThere(entry, "StopDate", time(child.stopMs()));
        return Json.print(entry.build());
    }

    private static @Nullable String time(@Nullable Long ms) {
        return ms == null ? null : TIME.format(Instant.ofEpochMilli(ms));
    }

    private static void putIfThere(JsonObject.Builder entry, String name, @Nullable String value) {
        if (value != null) {
            entry.put(name, value);
        }
    }
}

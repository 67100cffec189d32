package gantry.states.interpreter;

import gantry.json.JsonObject;
import gantry.json.Payload;
import gantry.states.definition.WriterConfig.Transformation;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What stands in a map run's result for a child: values, none or more of them. Pure.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html">ResultWriter</a>
 */
public final class ChildEntries {
    private static final JsonObject INCLUDED = JsonObject.of("Included", true);

    private ChildEntries() {}

    /** A child that did not succeed is told with its metadata, whatever is asked for. */
    public static List<Payload> of(ChildResult child, Transformation transformation) {
        Payload output = child.output();
        if (output == null || !child.hasSucceeded()) {
            return List.of(withMetadata(child));
        }
        return switch (transformation) {
            case NONE -> List.of(withMetadata(child));
            case COMPACT -> List.of(output);
            case FLATTEN ->
                    output.value() instanceof List<?> elements
                            ? elements.stream().map(Payload::of).toList()
                            : List.of(output);
        };
    }

    private static Payload withMetadata(ChildResult child) {
        var entry = JsonObject.builder();
        if (child.status().equals(ChildResult.PENDING)) { // observed on AWS
            entry.put("Input", child.input().text());
            entry.put("InputDetails", INCLUDED);
            entry.put("Status", child.status());
            return Payload.of(entry.build());
        }
        putIfThere(entry, "Cause", child.cause());
        putIfThere(entry, "Error", child.error());
        entry.put("ExecutionArn", child.executionArn());
        entry.put("Input", child.input().text());
        entry.put("InputDetails", INCLUDED);
        entry.put("Name", child.name());
        putIfThere(entry, "Output", child.output() == null ? null : child.output().text());
        entry.put("OutputDetails", INCLUDED); // of a failed one, too: observed on AWS
        entry.put("RedriveCount", (long) child.redriveCount());
        if (!child.isExpress()) {
            putRedrivable(entry, child);
        }
        putIfThere(entry, "StartDate", time(child.startMs()));
        entry.put("StateMachineArn", child.stateMachineArn());
        entry.put("Status", child.status());
        putIfThere(entry, "StopDate", time(child.stopMs()));
        return Payload.of(entry.build());
    }

    private static void putRedrivable(JsonObject.Builder entry, ChildResult child) {
        if (child.hasSucceeded()) {
            entry.put("RedriveStatus", "NOT_REDRIVABLE");
            entry.put("RedriveStatusReason", "Execution is SUCCEEDED and cannot be redriven");
        } else {
            entry.put("RedriveStatus", "REDRIVABLE_BY_MAP_RUN");
        }
    }

    private static @Nullable String time(@Nullable Long ms) {
        return ms == null ? null : ContextObject.time(ms);
    }

    private static void putIfThere(JsonObject.Builder entry, String name, @Nullable String value) {
        if (value != null) {
            entry.put(name, value);
        }
    }
}

package gantry.workflows.node;

import gantry.json.JsonArray;
import gantry.json.JsonLimits;
import gantry.json.JsonObject;
import gantry.json.Payload;
import gantry.states.interpreter.ExecutionStatus;
import gantry.workflows.store.ExecutionRow;

import org.jspecify.annotations.Nullable;

import java.util.Iterator;

/** The result of a map run without a bucket: the array of its children's outputs. */
final class GatheredResults {
    private static final String TOO_LARGE = "States.DataLimitExceeded";
    private static final String TOO_LARGE_CAUSE =
            "The state/task returned a result with a size exceeding the maximum number of bytes"
                    + " service limit.";

    private GatheredResults() {}

    /**
     * Gathers them.
     *
     * @throws MapRunData.Failed together they are larger than a payload may be
     */
    static Payload of(Iterator<ExecutionRow> children) {
        var outputs = JsonArray.builder();
        long bytes = 2;
        while (children.hasNext()) {
            Payload output = output(children.next());
            bytes += output.utf8Length() + 1L;
            if (bytes - 1 > JsonLimits.MAX_PAYLOAD_BYTES) {
                throw new MapRunData.Failed(TOO_LARGE, TOO_LARGE_CAUSE);
            }
            outputs.add(output.value());
        }
        return Payload.of(outputs.build());
    }

    /** Of a child whose failure is tolerated, what is known of it. */
    private static Payload output(ExecutionRow child) {
        ExecutionRow.Closing closing = child.closing();
        Payload output = closing == null ? null : closing.output();
        return child.status() == ExecutionStatus.SUCCEEDED && output != null
                ? output
                : Payload.of(failure(child, closing));
    }

    private static JsonObject failure(ExecutionRow child, ExecutionRow.@Nullable Closing closing) {
        return JsonObject.of(
                "ExecutionArn",
                child.arn().toString(),
                "Error",
                closing == null ? null : closing.error(),
                "Cause",
                closing == null ? null : closing.cause(),
                "Status",
                child.status().name());
    }
}

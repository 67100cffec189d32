package gantry.workflows.node;

import gantry.json.Json;
import gantry.json.JsonArray;
import gantry.json.JsonLimits;
import gantry.json.Payload;
import gantry.states.definition.WriterConfig.Transformation;
import gantry.states.interpreter.WriterPlan;
import gantry.workflows.results.ChildEntries;
import gantry.workflows.store.ExecutionRow;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/** The result of a map run without a bucket: an array of what its children came to. */
final class GatheredResults {
    private static final String TOO_LARGE = "States.DataLimitExceeded";
    private static final String TOO_LARGE_CAUSE =
            "The state/task returned a result with a size exceeding the maximum number of bytes"
                    + " service limit.";

    private GatheredResults() {}

    /**
     * Gathers them.
     *
     * @param writer what is told of a child that succeeded; null for its output
     * @throws MapRunData.Failed together they are larger than a payload may be
     */
    static Payload of(Iterator<ExecutionRow> children, @Nullable WriterPlan writer) {
        Transformation transformation =
                writer == null ? Transformation.COMPACT : writer.transformation();
        var outputs = JsonArray.builder();
        long bytes = 1;
        while (children.hasNext()) {
            for (String entry : ChildEntries.of(ChildResults.of(children.next()), transformation)) {
                bytes += entry.getBytes(StandardCharsets.UTF_8).length + 1L;
                if (bytes > JsonLimits.MAX_PAYLOAD_BYTES) {
                    throw new MapRunData.Failed(TOO_LARGE, TOO_LARGE_CAUSE);
                }
                outputs.add(Json.parse(entry, JsonLimits.PRINTED));
            }
        }
        return Payload.of(outputs.build());
    }
}

package gantry.states.interpreter;

import gantry.json.JsonArray;
import gantry.json.JsonLimits;
import gantry.json.Payload;
import gantry.states.definition.WriterConfig;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The result of a map run that writes no files: the outputs of the children that SUCCEEDED, in the
 * order of the items. What is too large is not kept. Confined to its maker.
 */
public final class MapRunOutputs {
    private final String state;
    private final boolean flatten;
    private JsonArray.@Nullable Builder outputs = JsonArray.builder();
    private long bytes = 2;

    /**
     * @param state name of the Map state; the error of a result that is too large names it
     */
    public MapRunOutputs(String state, WriterConfig.Transformation transformation) {
        this.state = state;
        this.flatten = transformation == WriterConfig.Transformation.FLATTEN;
    }

    /** The output of the next child. */
    public void add(Payload output) {
        bytes += 1L + output.utf8Length();
        if (outputs == null || bytes > JsonLimits.MAX_PAYLOAD_BYTES + 1L) {
            outputs = null;
        } else if (flatten && output.value() instanceof List<?> list) {
            list.forEach(outputs::add);
        } else {
            outputs.add(output.value());
        }
    }

    /** What the execution hears of it: that it succeeded, or that its result is too large. */
    public Event ended(int frame, int attempt) {
        JsonArray.@Nullable Builder known = outputs;
        return known == null
                ? new Event.MapRunFailed(
                        frame,
                        attempt,
                        StateFailure.DATA_LIMIT_EXCEEDED,
                        StateFailure.dataLimitCause(state))
                : new Event.MapRunSucceeded(frame, attempt, Payload.of(known.build()));
    }
}

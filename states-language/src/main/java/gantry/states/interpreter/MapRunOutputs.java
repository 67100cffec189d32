package gantry.states.interpreter;

import gantry.json.JsonArray;
import gantry.json.JsonLimits;
import gantry.json.Payload;
import gantry.states.definition.WriterConfig.Transformation;

import org.jspecify.annotations.Nullable;

/**
 * The result of a map run that writes no files: what its children came to, in the order of the
 * items. What is too large is not kept. Confined to its maker.
 */
public final class MapRunOutputs {
    /** The error of a result that is too large. */
    public static final String TOO_LARGE = StateFailure.DATA_LIMIT_EXCEEDED;

    private final String state;
    private final Transformation transformation;
    private JsonArray.@Nullable Builder outputs = JsonArray.builder();
    private long bytes = 1;

    /**
     * @param state name of the Map state; the error of a result that is too large names it
     * @param writer null for the children's outputs
     */
    public MapRunOutputs(String state, @Nullable WriterPlan writer) {
        this.state = state;
        this.transformation = writer == null ? Transformation.COMPACT : writer.transformation();
    }

    /** The next child. */
    public void add(ChildResult child) {
        for (Payload entry : ChildEntries.of(child, transformation)) {
            bytes += 1L + entry.utf8Length();
            if (outputs == null || bytes > JsonLimits.MAX_PAYLOAD_BYTES) {
                outputs = null;
                return;
            }
            outputs.add(entry.value());
        }
    }

    /** Whether there is no use in adding more. */
    public boolean isTooLarge() {
        return outputs == null;
    }

    /** Null if it is too large. */
    public @Nullable Payload result() {
        return outputs == null ? null : Payload.of(outputs.build());
    }

    public String tooLargeCause() {
        return StateFailure.dataLimitCause(state);
    }
}

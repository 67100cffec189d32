package gantry.states.definition;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/** Compiles the field ItemBatcher of a Map. */
final class ItemBatcherParser {
    private static final Set<String> FIELDS =
            Set.of(
                    "MaxItemsPerBatch",
                    "MaxItemsPerBatchPath",
                    "MaxInputBytesPerBatch",
                    "MaxInputBytesPerBatchPath",
                    "BatchInput");

    /** Of MaxInputBytesPerBatch: a payload. */
    private static final long MAX_INPUT_BYTES = 262_144;

    private ItemBatcherParser() {}

    /**
     * @return null if it is absent or not an object
     */
    static @Nullable ItemBatcher parse(Fields map) {
        var object = map.object("ItemBatcher");
        if (object == null) {
            return null;
        }
        var batcher = map.below("/ItemBatcher", object);
        batcher.supportOnly(FIELDS);
        var maxItems = MapNumbers.whole(batcher, "MaxItemsPerBatch", Long.MAX_VALUE);
        var maxBytes = MapNumbers.whole(batcher, "MaxInputBytesPerBatch", MAX_INPUT_BYTES);
        var batchInput =
                batcher.isJsonata()
                        ? ExpressionParser.template(batcher, "BatchInput")
                        : TemplateParser.parse(batcher, "BatchInput");
        return new ItemBatcher(maxItems, maxBytes, batchInput);
    }
}

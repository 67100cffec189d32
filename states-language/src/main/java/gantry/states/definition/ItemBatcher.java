package gantry.states.definition;

import org.jspecify.annotations.Nullable;

/**
 * How a distributed Map gives several items to one child execution.
 *
 * @param maxItemsPerBatch MaxItemsPerBatch or its Path form; null if absent
 * @param maxInputBytesPerBatch MaxInputBytesPerBatch or its Path form; null if absent
 * @param batchInput what each batch gets besides its items; null if absent
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itembatcher.html">ItemBatcher</a>
 */
public record ItemBatcher(
        @Nullable NumberSource maxItemsPerBatch,
        @Nullable NumberSource maxInputBytesPerBatch,
        @Nullable PayloadTemplate batchInput) {}

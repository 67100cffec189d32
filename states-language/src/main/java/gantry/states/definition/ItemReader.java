package gantry.states.definition;

import org.jspecify.annotations.Nullable;

/**
 * Where a distributed Map reads its items.
 *
 * @param resource such as {@code arn:aws:states:::s3:getObject}
 * @param arguments Parameters, or Arguments of JSONata; null if absent
 * @param maxItems MaxItems or its Path form; null if absent: all
 */
public record ItemReader(
        String resource,
        @Nullable PayloadTemplate arguments,
        ReaderConfig config,
        @Nullable NumberSource maxItems) {}

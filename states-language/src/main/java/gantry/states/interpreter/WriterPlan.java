package gantry.states.interpreter;

import gantry.states.definition.WriterConfig;

import org.jspecify.annotations.Nullable;

/**
 * What a map run does with its children's results.
 *
 * @param bucket null if nothing is written: the result is an array
 * @param prefix of the keys; null if none is given
 */
public record WriterPlan(
        @Nullable String bucket,
        @Nullable String prefix,
        WriterConfig.OutputType outputType,
        WriterConfig.Transformation transformation) {}

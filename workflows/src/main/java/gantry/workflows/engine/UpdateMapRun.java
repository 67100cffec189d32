package gantry.workflows.engine;

import gantry.workflows.arn.MapRunArn;

import org.jspecify.annotations.Nullable;

/** Change the settings of an open map run; what is null stays. */
public record UpdateMapRun(
        MapRunArn arn,
        @Nullable Long maxConcurrency,
        @Nullable Long toleratedFailureCount,
        @Nullable Double toleratedFailurePercentage) {}

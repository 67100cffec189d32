package gantry.workflows.store;

import gantry.workflows.arn.MapRunArn;

/**
 * A map run as a partition takes it into memory.
 *
 * @param executionId of the Map state's execution
 */
public record StoredMapRun(
        long id,
        long executionId,
        int frameNo,
        MapRunArn arn,
        Blob plan,
        MapRunCodec.Progress progress) {}

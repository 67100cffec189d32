package gantry.workflows.engine;

import gantry.workflows.arn.MapRunArn;

/**
 * A map run in a list.
 *
 * @param id its place in the list
 * @param stoppedAtMs 0 while it is open
 */
public record MapRunSummary(long id, MapRunArn arn, long startedAtMs, long stoppedAtMs) {}

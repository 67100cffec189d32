package gantry.workflows.maprun;

/**
 * That an execution is a child of a map run.
 *
 * @param firstItem index of the first item that it has
 * @param itemCount how many it has: more than one in a batch
 */
public record Membership(long mapRunId, long firstItem, int itemCount) {}

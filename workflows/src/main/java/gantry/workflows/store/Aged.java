package gantry.workflows.store;

/**
 * What retention looks at of an execution that started long ago.
 *
 * @param closedAtMs 0 while it is open
 * @param isChild whether it goes with a map run; told of closed ones only
 */
public record Aged(long id, int partition, String revisionKey, long closedAtMs, boolean isChild) {}

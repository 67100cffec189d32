package gantry.workflows.store;

/** Where a map run is; its ARN alone does not tell the partition. */
public record MapRunPlace(int partition, long id) {}

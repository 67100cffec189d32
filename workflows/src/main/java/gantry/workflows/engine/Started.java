package gantry.workflows.engine;

/** A start that is on disk. */
public record Started(String executionArn, long startedAtMs) {}

package gantry.workflows.engine;

/**
 * A place in a list of executions; a page continues behind it.
 *
 * @param listedAtMs start or last redrive of an open execution, end of a closed one
 */
public record ExecutionCursor(long listedAtMs, long executionId) {}

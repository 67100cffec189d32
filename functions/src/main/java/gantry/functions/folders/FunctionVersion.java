package gantry.functions.folders;

/**
 * A function and the state of its files: what a process that runs it was started from. Equal ones
 * may be served by the same process.
 */
public record FunctionVersion(FunctionSettings settings, SourceState sources) {}

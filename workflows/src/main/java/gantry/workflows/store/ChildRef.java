package gantry.workflows.store;

import gantry.states.interpreter.ExecutionStatus;

/** A child of a map run, as its row names it. */
public record ChildRef(long id, long firstItem, int itemCount, ExecutionStatus status) {}

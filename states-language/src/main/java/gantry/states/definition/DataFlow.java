package gantry.states.definition;

/** How a state picks its input and shapes its output: one form a query language. */
public sealed interface DataFlow permits JsonPathFlow {}

/** Spans of executions that ran, and the table that keeps them until they are taken. */
@NullMarked
package gantry.workflows.tracing;

import org.jspecify.annotations.NullMarked;

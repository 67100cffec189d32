/**
 * What is kept no longer: executions that closed before so many days leave with all that they have.
 * Start reading at {@link gantry.workflows.retention.Retention}.
 *
 * <p>Not here: whether an execution may go at this moment, which its partition decides; SQL.
 *
 * <p>Threads: one of its own, virtual, from start to close.
 */
@NullMarked
package gantry.workflows.retention;

import org.jspecify.annotations.NullMarked;

/**
 * What state machines log of their executions, as lines of CloudWatch Logs. Start reading at {@link
 * gantry.workflows.executionlog.ExecutionLog}.
 *
 * <p>Not here: streams and files (module logs), histories (store).
 *
 * <p>Threads: any; nothing waits. Lines are printed by the writer of the logs.
 */
@NullMarked
package gantry.workflows.executionlog;

import org.jspecify.annotations.NullMarked;

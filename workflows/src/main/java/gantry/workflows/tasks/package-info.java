/**
 * What a Task's Resource means: who does it, how its errors are called, what a crash does to it.
 * Start reading at {@link gantry.workflows.tasks.TaskHandler} (the seam for an integration) and
 * {@link gantry.workflows.tasks.TaskHandlers} (which one a Resource gets).
 *
 * <p>Not here: activities (a worker does them), when a task is sent (partition).
 *
 * <p>Threads: a task runs on a virtual thread of its own and may block it.
 */
@NullMarked
package gantry.workflows.tasks;

import org.jspecify.annotations.NullMarked;

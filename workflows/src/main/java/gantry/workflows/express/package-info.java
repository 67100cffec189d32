/**
 * Express executions: each runs on one virtual thread from beginning to end, in memory only. Start
 * reading at {@link gantry.workflows.express.ExpressRuns}.
 *
 * <p>Not here: the journal of asynchronous ones (partition), what a state means (states-language).
 *
 * <p>Threads: a synchronous one runs on its caller's, an asynchronous one on its own.
 */
@NullMarked
package gantry.workflows.express;

import org.jspecify.annotations.NullMarked;

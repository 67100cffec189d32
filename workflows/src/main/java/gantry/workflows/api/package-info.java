/**
 * The operations of Step Functions, one class each: AWS's shape in, checks, one command, AWS's
 * shape out. Start reading at {@link gantry.workflows.api.WorkflowOperations}.
 *
 * <p>The service model's constraints (lengths, ranges, patterns, required members) have been
 * checked at the registry's door.
 *
 * <p>Not here: SQL, threads, what a definition means, what an execution does.
 *
 * <p>Threads: an operation runs on its caller's thread, many at a time.
 */
@NullMarked
package gantry.workflows.api;

import org.jspecify.annotations.NullMarked;

/**
 * One class an operation of CloudWatch Logs: AWS shape in, checks, the store, AWS shape out. Start
 * reading at {@link gantry.logs.api.LogsOperations}.
 *
 * <p>Not here: files (store), the order of events (read), patterns (filter).
 *
 * <p>Threads: none; an operation blocks its caller.
 */
@NullMarked
package gantry.logs.api;

import org.jspecify.annotations.NullMarked;

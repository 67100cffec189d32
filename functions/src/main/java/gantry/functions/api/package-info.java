/**
 * Lambda's operations: AWS shape in, checks, one command, AWS shape out. Start reading at {@link
 * gantry.functions.api.Invoke}.
 *
 * <p>Not here: HTTP (wire), processes.
 *
 * <p>Threads: any; an invocation blocks its caller until the function has answered.
 */
@NullMarked
package gantry.functions.api;

import org.jspecify.annotations.NullMarked;

/**
 * What functions print, kept by function: one family of files {@code logs/lambda/NAME.log}, a JSON
 * object a line with {@code timestamp}, {@code stream} and {@code message}, as CloudWatch Logs has
 * them under {@code /aws/lambda/NAME}. Start reading at {@link gantry.functions.logs.FunctionLogs}.
 *
 * <p>Not here: the server's own log.
 *
 * <p>Threads: each environment's output has a thread of its own that reads it ({@code
 * OutputReader}); the rest is safe for any.
 */
@NullMarked
package gantry.functions.logs;

import org.jspecify.annotations.NullMarked;

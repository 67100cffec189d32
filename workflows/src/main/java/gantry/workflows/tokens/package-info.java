/**
 * Texts that only this installation can have made: task tokens and page tokens. They carry their
 * content and a seal, so that none needs a row. Start reading at {@link
 * gantry.workflows.tokens.Seal}.
 *
 * <p>Threads: everything may be used from any thread.
 */
@NullMarked
package gantry.workflows.tokens;

import org.jspecify.annotations.NullMarked;

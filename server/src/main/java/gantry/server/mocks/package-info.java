/**
 * The file of mocks: reading it, and telling what is wrong with it. Start reading at {@link
 * gantry.server.mocks.MockFile}.
 *
 * <p>Not here: its format (gantry.states.mocks), and who is answered by it (workflows).
 *
 * <p>Threads: safe for any.
 */
@NullMarked
package gantry.server.mocks;

import org.jspecify.annotations.NullMarked;

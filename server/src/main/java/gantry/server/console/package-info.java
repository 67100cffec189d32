/**
 * Serves the console's built pages from the class path ({@code gantry/console/}). Start reading at
 * {@link gantry.server.console.Console}.
 *
 * <p>Not here: the pages themselves (module console), what they ask (operations, {@code
 * gantry.server.watch}).
 *
 * <p>Threads: none of its own; safe for any thread.
 */
@NullMarked
package gantry.server.console;

import org.jspecify.annotations.NullMarked;

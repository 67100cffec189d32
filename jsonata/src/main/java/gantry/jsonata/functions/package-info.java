/**
 * The built-in functions, grouped by what they are about. Start at {@link Builtins}.
 *
 * <p>Not here: date and number pictures (datetime), regular expressions (regex).
 *
 * <p>Threads: stateless.
 */
@NullMarked
package gantry.jsonata.functions;

import org.jspecify.annotations.NullMarked;

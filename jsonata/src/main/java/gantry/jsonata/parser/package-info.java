/**
 * Text to syntax tree: tokens, operator precedence, function signatures. Start at {@link Parser}.
 *
 * <p>Not here: what a path, a parent or a tail call is (shape).
 *
 * <p>Threads: none; a tree is immutable.
 */
@NullMarked
package gantry.jsonata.parser;

import org.jspecify.annotations.NullMarked;

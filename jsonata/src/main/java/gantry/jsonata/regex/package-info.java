/**
 * JavaScript's regular expressions on java.util.regex, within the budget of an evaluation.
 *
 * <p>Threads: a {@link Regex} is immutable; a match is confined to one evaluation.
 */
@NullMarked
package gantry.jsonata.regex;

import org.jspecify.annotations.NullMarked;

/**
 * What a regular expression of {@code java.util.regex} may cost. Not here: which expressions a
 * language allows, and what its budget is.
 *
 * <p>Threads: none; everything is stateless.
 */
@NullMarked
package gantry.json.regex;

import org.jspecify.annotations.NullMarked;

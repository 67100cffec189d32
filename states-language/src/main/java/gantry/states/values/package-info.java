/**
 * What Step Functions does to JSON values beyond JSON itself: integers too wide for 64 bits, the
 * text form that States.Format gives objects, the bound that is checked before a value is printed.
 *
 * <p>Not here: JSON in general (module {@code json}).
 *
 * <p>Threads: none; functions only.
 */
@NullMarked
package gantry.states.values;

import org.jspecify.annotations.NullMarked;

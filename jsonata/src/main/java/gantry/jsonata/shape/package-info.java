/**
 * The tree as it is evaluated: paths flattened to steps, predicates and groups attached to them,
 * parents resolved to the steps they mean, tail calls marked. Start at {@link Shaper}.
 *
 * <p>Threads: a {@link Shape} is built by one thread and not changed afterwards.
 */
@NullMarked
package gantry.jsonata.shape;

import org.jspecify.annotations.NullMarked;

/**
 * The intrinsic functions of the query language JSONPath, from {@code States.Array} to {@code
 * States.UUID}. Start reading at {@link Intrinsics}.
 *
 * <p>Not here: their grammar ({@code definition}), what a failing one does to its state ({@code
 * interpreter}).
 *
 * <p>Threads: none; functions only. Randomness comes in as an argument. What a function makes is
 * bounded before it is made.
 */
@NullMarked
package gantry.states.intrinsics;

import org.jspecify.annotations.NullMarked;

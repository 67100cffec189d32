/**
 * The semantics of an execution: an {@link Execution} (a tree of {@link Frame}s) and an {@link
 * Event} go in, a {@link Step} (the next execution, history events, effects) comes out. One file a
 * state type.
 *
 * <p>Not here: parsing ({@code definition}), storing, dispatching, tokens, timers (module {@code
 * workflows}).
 *
 * <p>Threads: none; all types are immutable, or confined to one call or to their maker.
 */
@NullMarked
package gantry.states.interpreter;

import org.jspecify.annotations.NullMarked;

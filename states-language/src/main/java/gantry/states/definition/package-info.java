/**
 * What a definition says: the compiled {@code StateMachine} (paths and intrinsics precompiled) and
 * the parser that makes one or tells everything that is wrong, in AWS's codes, sentences and
 * locations. Start reading at {@link DefinitionParser}; {@link State} lists the model.
 *
 * <p>Not here: what a state does when it runs ({@code interpreter}).
 *
 * <p>Threads: none; everything is immutable.
 */
@NullMarked
package gantry.states.definition;

import org.jspecify.annotations.NullMarked;

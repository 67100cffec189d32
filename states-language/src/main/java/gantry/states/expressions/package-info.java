/**
 * Expressions of JSONata as Step Functions takes them: AWS's functions and bounds on top of module
 * {@code jsonata}, and what it refuses in a definition. Start reading at {@link Expression}.
 *
 * <p>Not here: the language itself (module {@code jsonata}), where expressions may stand ({@code
 * definition}), what they see ({@code interpreter}).
 *
 * <p>Threads: an expression is immutable; an evaluation is confined to its thread.
 */
@NullMarked
package gantry.states.expressions;

import org.jspecify.annotations.NullMarked;

/**
 * Step Functions: what runs state machines. The way of a call is {@code api} (AWS shapes) → {@code
 * engine} (commands and answers) → {@code partition} (decides) → {@code store} (SQL). Start reading
 * at {@link gantry.workflows.engine.Engine}.
 *
 * <p>Not here: what a state means (module states-language), HTTP (wire).
 */
@NullMarked
package gantry.workflows;

import org.jspecify.annotations.NullMarked;

/**
 * Step Functions: what runs state machines. The way of a call is {@code api} (AWS shapes) → {@code
 * engine} (commands and answers) → {@code partition} (decides) → {@code store} (SQL). Start reading
 * at {@link gantry.workflows.engine.Engine}.
 *
 * <p>Beside that way: map runs are {@code maprun} (rules), {@code items} and {@code results} (S3);
 * {@code teststate} runs one state alone; {@code executionlog}, {@code tracing} and {@code watch}
 * tell what was committed; {@code retention} removes what is kept no longer.
 *
 * <p>Not here: what a state means (module states-language), HTTP (wire).
 */
@NullMarked
package gantry.workflows;

import org.jspecify.annotations.NullMarked;

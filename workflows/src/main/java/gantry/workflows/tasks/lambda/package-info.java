/**
 * Tasks that call a function: by its ARN as Resource, or by the integration {@code lambda:invoke}.
 * Start reading at {@link gantry.workflows.tasks.lambda.LambdaTasks}.
 *
 * <p>Not here: how a function runs (functions); these only call its operation.
 *
 * <p>Threads: those of the tasks.
 */
@NullMarked
package gantry.workflows.tasks.lambda;

import org.jspecify.annotations.NullMarked;

/**
 * The engine as its callers see it: {@link gantry.workflows.engine.Engine} changes executions,
 * {@link gantry.workflows.engine.ExecutionReader} shows them. Start reading there.
 *
 * <p>Here: commands, answers, and what the engine asks of the definitions' side ({@link
 * gantry.workflows.engine.MachineCatalog}, {@link gantry.workflows.engine.ActivityCatalog}). Not
 * here: AWS shapes (api), the errors (errors), what a state means (states-language), SQL (store),
 * who decides about an execution (partition).
 *
 * <p>Threads: every method may be called from any thread and blocks it until the answer's promise
 * is on disk; meant for virtual threads.
 */
@NullMarked
package gantry.workflows.engine;

import org.jspecify.annotations.NullMarked;

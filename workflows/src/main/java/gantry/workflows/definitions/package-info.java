/**
 * State machines, their revisions, versions and aliases, activities and tags: what they are, what
 * may be done with them, and their tables. Start reading at {@link
 * gantry.workflows.definitions.StateMachines}.
 *
 * <p>{@code StateMachines}, {@code Versions}, {@code Aliases}, {@code Activities} and {@code Tags}
 * decide; {@code MachineTable} and its siblings are SQL and nothing else.
 *
 * <p>Not here: the API's requests and answers (api), what a definition means (states-language),
 * executions (engine).
 *
 * <p>Threads: none of its own; everything may be called from any thread, and waits for the store.
 */
@NullMarked
package gantry.workflows.definitions;

import org.jspecify.annotations.NullMarked;

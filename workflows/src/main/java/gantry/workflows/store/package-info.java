/**
 * What the engine keeps on disk: every SQL text of executions, and the binary forms of what stands
 * in their columns. Start reading at {@link gantry.workflows.store.EngineBatch} (what a commit
 * writes) and {@link gantry.workflows.store.EngineStore} (what is read).
 *
 * <p>Each binary form begins with its version. A payload above {@link
 * gantry.workflows.store.Payloads#INLINE_BYTES} is a row of its own, named by its number.
 *
 * <p>Not here: what is decided (partition). The tables of machines and activities (definitions).
 *
 * <p>Threads: codecs are pure; {@link gantry.workflows.store.EngineStore} may be called from any
 * thread and blocks it.
 */
@NullMarked
package gantry.workflows.store;

import org.jspecify.annotations.NullMarked;

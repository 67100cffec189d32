/**
 * Traces of executions whose machine has {@code tracingConfiguration} enabled: a span an execution,
 * a state, an iteration and an attempt of a task, made of the history alone. Start reading at
 * {@link gantry.workflows.tracing.TraceQueue}.
 *
 * <p>The children of map runs have no spans, though their parent be traced: a run may have millions
 * ({@link gantry.workflows.engine.ChildRevisions}).
 *
 * <p>Not here: OpenTelemetry and HTTP (module server), histories (store).
 *
 * <p>Threads: {@link gantry.workflows.tracing.TraceQueue} has one of its own, which alone sends
 * what Standard executions did; whoever commits only wakes it.
 */
@NullMarked
package gantry.workflows.tracing;

import org.jspecify.annotations.NullMarked;

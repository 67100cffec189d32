/**
 * What executions do, sent to an OpenTelemetry receiver over OTLP/HTTP: spans and the execution
 * log. Start reading at {@link gantry.server.telemetry.Telemetry}.
 *
 * <p>Not here: what the spans are and the durable queue of Standard ones (workflows.tracing).
 *
 * <p>Threads: an {@link gantry.server.telemetry.Outbox} has one; who offers never waits.
 */
@NullMarked
package gantry.server.telemetry;

import org.jspecify.annotations.NullMarked;

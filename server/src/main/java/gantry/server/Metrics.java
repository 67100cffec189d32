package gantry.server;

import gantry.states.interpreter.ExecutionStatus;
import gantry.wire.http.HttpRequest;
import gantry.wire.http.HttpResponse;
import gantry.wire.http.HttpResponse.Header;
import gantry.workflows.engine.ExecutionCounts;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * {@code GET /_gantry/metrics}: counters in Prometheus' text form. Safe for any thread.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Exposition
 *     formats</a>
 */
final class Metrics {
    private static final List<Header> HEADERS =
            List.of(
                    new Header("Content-Type", "text/plain; version=0.0.4; charset=utf-8"),
                    new Header("Cache-Control", "no-store"));

    private final ExecutionCounts executions;

    private final LongSupplier droppedLogEvents;
    private final LongSupplier droppedTelemetry;

    Metrics(
            ExecutionCounts executions,
            LongSupplier droppedLogEvents,
            LongSupplier droppedTelemetry) {
        this.executions = executions;
        this.droppedLogEvents = droppedLogEvents;
        this.droppedTelemetry = droppedTelemetry;
    }

    HttpResponse answer(HttpRequest request) {
        var text = new StringBuilder();
        text.append("# HELP gantry_executions_started_total Standard executions on disk.\n")
                .append("# TYPE gantry_executions_started_total counter\n")
                .append("gantry_executions_started_total ")
                .append(executions.started())
                .append('\n')
                .append(
                        "# HELP gantry_executions_redriven_total Standard executions that went"
                                + " on.\n")
                .append("# TYPE gantry_executions_redriven_total counter\n")
                .append("gantry_executions_redriven_total ")
                .append(executions.redriven())
                .append('\n')
                .append("# HELP gantry_executions_closed_total Standard executions that ended.\n")
                .append("# TYPE gantry_executions_closed_total counter\n");
        for (Map.Entry<ExecutionStatus, Long> count : executions.closed().entrySet()) {
            text.append("gantry_executions_closed_total{status=\"")
                    .append(count.getKey())
                    .append("\"} ")
                    .append(count.getValue())
                    .append('\n');
        }
        text.append(
                        "# HELP gantry_log_events_dropped_total Log events that the disk did not"
                                + " take.\n")
                .append("# TYPE gantry_log_events_dropped_total counter\n")
                .append("gantry_log_events_dropped_total ")
                .append(droppedLogEvents.getAsLong())
                .append('\n')
                .append(
                        "# HELP gantry_telemetry_dropped_total Traces and log events that"
                                + " OpenTelemetry's receiver did not take.\n")
                .append("# TYPE gantry_telemetry_dropped_total counter\n")
                .append("gantry_telemetry_dropped_total ")
                .append(droppedTelemetry.getAsLong())
                .append('\n');
        return new HttpResponse(200, HEADERS, text.toString().getBytes(StandardCharsets.UTF_8));
    }
}

package gantry.server.metrics;

import gantry.metrics.Exposition;
import gantry.operations.TokenBuckets.Limit;
import gantry.store.Store;
import gantry.wire.ApiFigures;
import gantry.wire.http.HttpFigures;
import gantry.wire.http.HttpRequest;
import gantry.wire.http.HttpResponse;
import gantry.wire.http.HttpResponse.Header;
import gantry.workflows.Workflows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Answers with all metrics as they stand. Safe for any thread. */
public final class MetricsRoute {
    private static final List<Header> HEADERS =
            List.of(
                    new Header("Content-Type", Exposition.CONTENT_TYPE),
                    new Header("Cache-Control", "no-store"));

    private final Parts parts;

    /**
     * Where the figures are.
     *
     * @param rates token buckets of operations, by their name
     */
    public record Parts(
            Workflows workflows,
            Store store,
            ApiFigures api,
            Supplier<HttpFigures> http,
            Map<String, Limit> rates,
            LongSupplier droppedLogEvents,
            LongSupplier droppedTelemetry) {}

    public MetricsRoute(Parts parts) {
        this.parts = parts;
    }

    public HttpResponse answer(HttpRequest request) {
        byte[] body = text().getBytes(StandardCharsets.UTF_8);
        return new HttpResponse(200, HEADERS, body);
    }

    private String text() {
        var to = new Exposition();
        ExecutionMetrics.write(to, parts.workflows().figures());
        TaskMetrics.write(to, parts.workflows().figures());
        EngineMetrics.write(to, parts.workflows());
        ApiMetrics.write(to, parts.api(), parts.rates());
        ApiMetrics.write(to, parts.http().get());
        StoreMetrics.write(to, parts.store());
        to.counter("gantry_log_events_dropped_total", "Log events that the disk did not take.")
                .with(parts.droppedLogEvents().getAsLong());
        to.counter(
                        "gantry_telemetry_dropped_total",
                        "Traces and log events that OpenTelemetry's receiver did not take.")
                .with(parts.droppedTelemetry().getAsLong());
        ProcessMetrics.write(to);
        return to.text();
    }
}

package gantry.server.telemetry;

import gantry.server.configuration.OpenTelemetrySettings;
import gantry.workflows.Workflows;
import gantry.workflows.executionlog.LogReceiver;
import gantry.workflows.tracing.ExecutionSpan;
import gantry.workflows.tracing.SpanReceiver;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.internal.FailedExportException;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.SpanData;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.logging.Logger;

/**
 * OpenTelemetry's exporters, and what waits for them. A receiver that is down is no failure: it is
 * told once and tried again. Safe for any thread.
 */
public final class Telemetry implements SpanReceiver, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Telemetry.class.getName());

    /** The library tells each failure; {@link #told} tells that there are some. */
    private static final Logger LIBRARY = Logger.getLogger("io.opentelemetry.exporter");

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final long WAIT_S = 20;

    /**
     * Ours: all that is in memory is sent in so long, or not; the process is to be gone in 10 s.
     */
    private static final long CLOSE_NANOS = 2_000_000_000L;

    /** Ours: executions in memory, each perhaps many spans. */
    private static final int MAX_EXPRESS = 10_000;

    private static final int MAX_EVENTS = 20_000;
    private static final long MAX_BYTES = 32L << 20;

    /** About what a span holds. */
    private static final int SPAN_BYTES = 500;

    /** "should not be retried": the request is bad or too large (OTLP specification, Failures). */
    private static final Set<Integer> REFUSALS = Set.of(400, 413, 422);

    private final String endpoint;
    private final Resource resource;
    private final OtlpHttpSpanExporter spanExporter;
    private final Outbox<List<ExecutionSpan>> express;
    private final @Nullable Events events;
    private final LongSupplier nanoTime;
    private final AtomicBoolean isDown = new AtomicBoolean();
    private final AtomicLong dropped = new AtomicLong();

    /** The execution log's events, where they are wanted. */
    private record Events(OtlpHttpLogRecordExporter exporter, Outbox<LogReceiver.Logged> outbox) {
        void offer(LogReceiver.Logged event) {
            outbox.offer(event, event.weight());
        }
    }

    /**
     * Ready to send.
     *
     * @param nanoTime measures how long the end takes
     */
    public Telemetry(OpenTelemetrySettings settings, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        LIBRARY.setLevel(java.util.logging.Level.OFF);
        endpoint = settings.endpoint().toString();
        resource =
                Resource.create(
                        Attributes.builder().put("service.name", settings.serviceName()).build());
        spanExporter = spanExporter(settings);
        events = settings.logs() ? events(logExporter(settings)) : null;
        express = new Outbox<>("spans", MAX_EXPRESS, MAX_BYTES, this::deliverAll);
    }

    private Events events(OtlpHttpLogRecordExporter exporter) {
        return new Events(
                exporter,
                new Outbox<>(
                        "log events",
                        MAX_EVENTS,
                        MAX_BYTES,
                        batch -> deliverEvents(exporter, batch)));
    }

    private static OtlpHttpSpanExporter spanExporter(OpenTelemetrySettings settings) {
        var builder =
                OtlpHttpSpanExporter.builder()
                        .setEndpoint(signal(settings.endpoint(), "traces"))
                        .setConnectTimeout(CONNECT)
                        .setTimeout(ANSWER)
                        .setRetryPolicy(null);
        settings.headers().forEach(builder::addHeader);
        return builder.build();
    }

    private static OtlpHttpLogRecordExporter logExporter(OpenTelemetrySettings settings) {
        var builder =
                OtlpHttpLogRecordExporter.builder()
                        .setEndpoint(signal(settings.endpoint(), "logs"))
                        .setConnectTimeout(CONNECT)
                        .setTimeout(ANSWER)
                        .setRetryPolicy(null);
        settings.headers().forEach(builder::addHeader);
        return builder.build();
    }

    /** As {@code OTEL_EXPORTER_OTLP_ENDPOINT} is completed (OTLP exporter specification). */
    private static String signal(URI endpoint, String signal) {
        String base = endpoint.toString();
        return (base.endsWith("/") ? base : base + "/") + "v1/" + signal;
    }

    /** For {@link Workflows}. */
    public Workflows.Telemetry parts() {
        return new Workflows.Telemetry(this, events == null ? null : events::offer);
    }

    /** What was given up since the start: executions' traces and log events. */
    public long droppedItems() {
        long droppedEvents = events == null ? 0 : events.outbox().dropped();
        return dropped.get() + express.dropped() + droppedEvents;
    }

    @Override
    public Delivery deliver(List<ExecutionSpan> spans) {
        return told(
                spanExporter.export(
                        spans.stream()
                                .<SpanData>map(span -> SentSpan.of(span, resource))
                                .toList()));
    }

    @Override
    public void offer(List<ExecutionSpan> spans) {
        if (!spans.isEmpty()) {
            express.offer(spans, SPAN_BYTES * spans.size());
        }
    }

    @Override
    public void dropped(long executions) {
        if (dropped.getAndAdd(executions) == 0) {
            LOG.log(
                    Level.WARNING,
                    "Traces are dropped and counted in gantry_telemetry_dropped_total: "
                            + endpoint
                            + " refuses them, or has not answered for too long");
        }
    }

    private Delivery deliverAll(List<List<ExecutionSpan>> executions) {
        var spans = executions.stream().flatMap(List::stream);
        return told(
                spanExporter.export(
                        spans.<SpanData>map(span -> SentSpan.of(span, resource)).toList()));
    }

    private Delivery deliverEvents(
            OtlpHttpLogRecordExporter exporter, List<LogReceiver.Logged> batch) {
        return told(
                exporter.export(
                        batch.stream()
                                .<LogRecordData>map(event -> SentLog.of(event, resource))
                                .toList()));
    }

    /** Waits; tells when the receiver goes and when it is back. */
    private Delivery told(CompletableResultCode result) {
        result.join(WAIT_S, TimeUnit.SECONDS);
        if (result.isSuccess()) {
            if (isDown.getAndSet(false)) {
                LOG.log(Level.INFO, "OpenTelemetry's receiver answers again: " + endpoint);
            }
            return Delivery.TAKEN;
        }
        if (isRefusal(result)) {
            return Delivery.REFUSED;
        }
        if (!isDown.getAndSet(true)) {
            LOG.log(
                    Level.WARNING,
                    "OpenTelemetry's receiver does not take what is sent, which waits: "
                            + endpoint
                            + reason(result));
        }
        return Delivery.LATER;
    }

    private static boolean isRefusal(CompletableResultCode result) {
        return REFUSALS.contains(status(result));
    }

    private static String reason(CompletableResultCode result) {
        int status = status(result);
        return status == 0 ? "" : " answers " + status;
    }

    /** 0 if there was no answer. */
    private static int status(CompletableResultCode result) {
        return result.getFailureThrowable()
                                instanceof FailedExportException.HttpExportException failure
                        && failure.getResponse() != null
                ? failure.getResponse().getStatusCode()
                : 0;
    }

    /** After who sends: gives what waits one chance more, all of it at the same time. */
    @Override
    public void close() {
        long end = nanoTime.getAsLong() + CLOSE_NANOS;
        express.stop();
        if (events != null) {
            events.outbox().stop();
        }
        try {
            express.join(left(end));
            if (events != null) {
                events.outbox().join(left(end));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        shutdown().join(left(end).toNanos(), TimeUnit.NANOSECONDS);
    }

    private Duration left(long end) {
        return Duration.ofNanos(Math.max(0, end - nanoTime.getAsLong()));
    }

    private CompletableResultCode shutdown() {
        CompletableResultCode spans = spanExporter.shutdown();
        return events == null
                ? spans
                : CompletableResultCode.ofAll(List.of(spans, events.exporter().shutdown()));
    }
}

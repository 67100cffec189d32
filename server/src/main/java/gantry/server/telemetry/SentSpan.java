package gantry.server.telemetry;

import gantry.workflows.tracing.ExecutionSpan;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.common.InstrumentationLibraryInfo;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** A span as OpenTelemetry's exporter wants it. The SDK's own spans cannot have ids of ours. */
record SentSpan(ExecutionSpan span, Resource resource, Attributes attributes) implements SpanData {
    static final InstrumentationScopeInfo SCOPE =
            InstrumentationScopeInfo.create("gantry.workflows");

    private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

    static SentSpan of(ExecutionSpan span, Resource resource) {
        var attributes = Attributes.builder();
        span.attributes().forEach(attributes::put);
        if (span.error() != null) {
            attributes.put(ERROR_TYPE, span.error());
        }
        return new SentSpan(span, resource, attributes.build());
    }

    @Override
    public String getName() {
        return span.name();
    }

    @Override
    public SpanKind getKind() {
        return switch (span.kind()) {
            case EXECUTION -> SpanKind.SERVER;
            case STATE, ITERATION -> SpanKind.INTERNAL;
            case ATTEMPT -> SpanKind.CLIENT;
        };
    }

    @Override
    public SpanContext getSpanContext() {
        return SpanContext.create(
                span.traceId(), span.spanId(), TraceFlags.getSampled(), TraceState.getDefault());
    }

    @Override
    public SpanContext getParentSpanContext() {
        String parent = span.parentSpanId();
        if (parent == null) {
            return SpanContext.getInvalid();
        }
        return span.kind() == ExecutionSpan.Kind.EXECUTION
                ? SpanContext.createFromRemoteParent(
                        span.traceId(), parent, TraceFlags.getSampled(), TraceState.getDefault())
                : SpanContext.create(
                        span.traceId(), parent, TraceFlags.getSampled(), TraceState.getDefault());
    }

    @Override
    public StatusData getStatus() {
        String error = span.error();
        return error == null ? StatusData.unset() : StatusData.create(StatusCode.ERROR, error);
    }

    @Override
    public long getStartEpochNanos() {
        return TimeUnit.MILLISECONDS.toNanos(span.startMs());
    }

    @Override
    public long getEndEpochNanos() {
        return TimeUnit.MILLISECONDS.toNanos(span.endMs());
    }

    @Override
    public Attributes getAttributes() {
        return attributes;
    }

    @Override
    public List<EventData> getEvents() {
        return List.of();
    }

    @Override
    public List<LinkData> getLinks() {
        return List.of();
    }

    @Override
    public boolean hasEnded() {
        return true;
    }

    @Override
    public int getTotalRecordedEvents() {
        return 0;
    }

    @Override
    public int getTotalRecordedLinks() {
        return 0;
    }

    @Override
    public int getTotalAttributeCount() {
        return attributes.size();
    }

    @Override
    @Deprecated // abstract still; getInstrumentationScopeInfo is what is asked
    public InstrumentationLibraryInfo getInstrumentationLibraryInfo() {
        return InstrumentationLibraryInfo.empty();
    }

    @Override
    public InstrumentationScopeInfo getInstrumentationScopeInfo() {
        return SCOPE;
    }

    @Override
    public Resource getResource() {
        return resource;
    }
}

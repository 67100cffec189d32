package gantry.server.telemetry;

import gantry.workflows.executionlog.LogReceiver.Logged;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.logs.data.Body;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.resources.Resource;

import java.util.concurrent.TimeUnit;

/** A logged event as OpenTelemetry's exporter wants it; its body is the line of CloudWatch Logs. */
record SentLog(Logged event, String line, Resource resource, Attributes attributes)
        implements LogRecordData {

    /** Prints the line. */
    static SentLog of(Logged event, Resource resource) {
        var attributes =
                Attributes.builder()
                        .put("gantry.execution.arn", event.executionArn())
                        .put("gantry.state_machine.name", event.machine())
                        .put("aws.log.group.names", event.group())
                        .build();
        return new SentLog(event, event.line().get(), resource, attributes);
    }

    @Override
    public Resource getResource() {
        return resource;
    }

    @Override
    public InstrumentationScopeInfo getInstrumentationScopeInfo() {
        return SentSpan.SCOPE;
    }

    @Override
    public long getTimestampEpochNanos() {
        return TimeUnit.MILLISECONDS.toNanos(event.timestampMs());
    }

    @Override
    public long getObservedTimestampEpochNanos() {
        return getTimestampEpochNanos();
    }

    @Override
    public SpanContext getSpanContext() {
        return SpanContext.getInvalid();
    }

    @Override
    public Severity getSeverity() {
        return event.isError() ? Severity.ERROR : Severity.INFO;
    }

    @Override
    public String getSeverityText() {
        return getSeverity().name();
    }

    @Override
    @Deprecated // abstract still; getBodyValue is what is asked
    public Body getBody() {
        return Body.string(line);
    }

    @Override
    public Value<?> getBodyValue() {
        return Value.of(line);
    }

    @Override
    public Attributes getAttributes() {
        return attributes;
    }

    @Override
    public int getTotalAttributeCount() {
        return attributes.size();
    }

    @Override
    public String getEventName() {
        return event.type().wireName();
    }
}

package gantry.workflows.tracing;

import org.jspecify.annotations.Nullable;

/**
 * An execution that is traced.
 *
 * @param traceId of the trace that it is part of
 * @param parentSpanId who started it, if that is known
 */
public record TracedExecution(
        String executionArn,
        String machineArn,
        String machineName,
        long startedAtMs,
        String traceId,
        @Nullable String parentSpanId) {

    /** Null if who started it does not want a trace. */
    public static @Nullable TracedExecution of(
            String executionArn,
            String machineArn,
            String machineName,
            long startedAtMs,
            @Nullable String traceHeader) {
        var parent = TraceParent.parse(traceHeader);
        if (!parent.isSampled()) {
            return null;
        }
        String given = parent.traceId();
        return new TracedExecution(
                executionArn,
                machineArn,
                machineName,
                startedAtMs,
                given == null ? SpanIds.trace(executionArn, startedAtMs) : given,
                parent.spanId());
    }
}

package gantry.workflows.tracing;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * Something an execution did for some time. Holds names only: no input, output or cause.
 *
 * @param traceId 32 hexadecimal digits
 * @param spanId 16 hexadecimal digits; the same whenever it is made again
 * @param parentSpanId null for the beginning of a trace
 * @param error the name of the error it ended with; null if with none
 * @param attributes in the order to show them
 */
public record ExecutionSpan(
        String traceId,
        String spanId,
        @Nullable String parentSpanId,
        Kind kind,
        String name,
        long startMs,
        long endMs,
        @Nullable String error,
        Map<String, String> attributes) {

    /** What it is a span of. */
    public enum Kind {
        EXECUTION,
        STATE,
        ITERATION,
        ATTEMPT
    }
}

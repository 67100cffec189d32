package gantry.workflows.tracing;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a {@code traceHeader} says about whom a trace belongs to, in X-Ray's form ({@code
 * Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1}) or in W3C's ({@code
 * 00-…-…-01}). What is neither is as if it were not there.
 *
 * @param traceId null if it names no trace
 * @param spanId null if it names no parent
 * @param isSampled false if the caller does not want a trace
 * @see <a href="https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html">X-Ray: tracing
 *     header</a>
 * @see <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>
 */
record TraceParent(@Nullable String traceId, @Nullable String spanId, boolean isSampled) {
    static final TraceParent NONE = new TraceParent(null, null, true);

    private static final Pattern W3C =
            Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");
    private static final Pattern ROOT =
            Pattern.compile("(?:^|;)\\s*Root=1-([0-9a-fA-F]{8})-([0-9a-fA-F]{24})\\s*(?:;|$)");
    private static final Pattern PARENT =
            Pattern.compile("(?:^|;)\\s*Parent=([0-9a-fA-F]{16})\\s*(?:;|$)");
    private static final Pattern UNSAMPLED = Pattern.compile("(?:^|;)\\s*Sampled=0\\s*(?:;|$)");
    private static final String NO_TRACE = "0".repeat(32);
    private static final String NO_SPAN = "0".repeat(16);

    static TraceParent parse(@Nullable String header) {
        if (header == null) {
            return NONE;
        }
        Matcher w3c = W3C.matcher(header.strip());
        if (w3c.matches()) {
            boolean isSampled = (Integer.parseInt(w3c.group(3), 16) & 1) == 1;
            return of(w3c.group(1), w3c.group(2), isSampled);
        }
        Matcher root = ROOT.matcher(header);
        Matcher parent = PARENT.matcher(header);
        boolean isSampled = !UNSAMPLED.matcher(header).find();
        if (!root.find()) {
            return new TraceParent(null, null, isSampled);
        }
        String traceId = (root.group(1) + root.group(2)).toLowerCase(Locale.ROOT);
        return of(
                traceId,
                parent.find() ? parent.group(1).toLowerCase(Locale.ROOT) : null,
                isSampled);
    }

    /** Ids of zeros are none (both specifications). */
    private static TraceParent of(String traceId, @Nullable String spanId, boolean isSampled) {
        return traceId.equals(NO_TRACE)
                ? new TraceParent(null, null, isSampled)
                : new TraceParent(traceId, NO_SPAN.equals(spanId) ? null : spanId, isSampled);
    }
}

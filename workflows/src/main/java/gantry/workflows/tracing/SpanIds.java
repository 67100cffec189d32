package gantry.workflows.tracing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Ids that follow from what they name, so that a span which is sent twice, around a crash, is the
 * same span.
 */
final class SpanIds {
    private static final int TRACE_BYTES = 12;
    private static final int SPAN_BYTES = 8;

    private SpanIds() {}

    /** Begins with the second of the start, as X-Ray's ids do. */
    static String trace(String executionArn, long startedAtMs) {
        String second = "%08x".formatted(startedAtMs / 1_000 & 0xffff_ffffL);
        return second + hash(executionArn, TRACE_BYTES);
    }

    /**
     * The span that an event began.
     *
     * @param run how often the execution was redriven before
     */
    static String span(String executionArn, int run, long eventId) {
        return hash(executionArn + "#" + run + "#" + eventId, SPAN_BYTES);
    }

    private static String hash(String text, int bytes) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}

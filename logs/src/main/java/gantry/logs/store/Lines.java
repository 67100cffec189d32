package gantry.logs.store;

import gantry.json.Json;
import gantry.json.JsonLimits;
import gantry.json.JsonParseException;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.LongPredicate;

/** The lines of a segment: {@code {"timestamp":1,"message":"…","ingestionTime":2}}. */
public final class Lines {
    private static final byte[] HEAD = "{\"timestamp\":".getBytes(StandardCharsets.US_ASCII);

    /** No line has a timestamp like this. */
    static final long NO_TIMESTAMP = Long.MIN_VALUE;

    /** A message of 1 MiB of characters that are escaped in six bytes each, and the rest. */
    private static final JsonLimits LIMITS =
            JsonLimits.ofBytes(6 * LogLimits.MAX_EVENT_BYTES + 1_024);

    private Lines() {}

    /** Takes the events of a block. */
    @FunctionalInterface
    public interface Sink {
        void accept(StoredEvent event);
    }

    static int print(
            long timestampMs, String message, long ingestionMs, ByteArrayOutputStream out) {
        var line = new StringBuilder(message.length() + 80);
        line.append("{\"timestamp\":").append(timestampMs).append(",\"message\":");
        Json.print(message, line);
        line.append(",\"ingestionTime\":").append(ingestionMs).append("}\n");
        byte[] bytes = line.toString().getBytes(StandardCharsets.UTF_8);
        out.writeBytes(bytes);
        return bytes.length;
    }

    /** The timestamp of the line that begins there, or {@link #NO_TIMESTAMP}. */
    static long timestamp(byte[] bytes, int from, int to) {
        int at = from;
        for (byte expected : HEAD) {
            if (at >= to || bytes[at++] != expected) {
                return NO_TIMESTAMP;
            }
        }
        long value = 0;
        int first = at;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9' && at - first < 18) {
            value = value * 10 + (bytes[at++] - '0');
        }
        return at == first || at >= to || bytes[at] != ',' ? NO_TIMESTAMP : value;
    }

    /**
     * Gives out the events of a block, in their order; a line that is none is passed over.
     *
     * @param position of the first byte in the stream
     * @param wanted timestamps; the messages of others are not looked at
     */
    public static void read(
            String stream, byte[] block, long position, LongPredicate wanted, Sink sink) {
        int from = 0;
        for (int at = 0; at < block.length; at++) {
            if (block[at] == '\n') {
                long timestampMs = timestamp(block, from, at);
                if (timestampMs != NO_TIMESTAMP && wanted.test(timestampMs)) {
                    var text = new String(block, from, at - from, StandardCharsets.UTF_8);
                    StoredEvent event = parse(stream, timestampMs, position + from, text);
                    if (event != null) {
                        sink.accept(event);
                    }
                }
                from = at + 1;
            }
        }
    }

    private static @Nullable StoredEvent parse(
            String stream, long timestampMs, long position, String text) {
        try {
            return Json.parse(text, LIMITS) instanceof Map<?, ?> line
                            && line.get("message") instanceof String message
                            && line.get("ingestionTime") instanceof Number ingestionMs
                    ? new StoredEvent(
                            stream, timestampMs, position, ingestionMs.longValue(), message)
                    : null;
        } catch (JsonParseException _) {
            return null;
        }
    }
}

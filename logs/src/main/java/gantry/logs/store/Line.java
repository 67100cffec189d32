package gantry.logs.store;

import gantry.json.Json;

import java.util.function.Supplier;

/**
 * An event on its way to the writer.
 *
 * @param weight what it counts against the bound of pending bytes
 * @param message made on the writer's thread
 */
record Line(long timestampMs, int weight, Supplier<String> message) {
    /** The message within CloudWatch Logs' bound. */
    String text() {
        String text = message.get();
        if (text.length() * 3L <= LogLimits.MAX_EVENT_BYTES
                || Json.utf8Length(text) <= LogLimits.MAX_EVENT_BYTES) {
            return text;
        }
        int chars = Math.min(text.length(), LogLimits.MAX_EVENT_BYTES / 3);
        return text.substring(
                0, Character.isHighSurrogate(text.charAt(chars - 1)) ? chars - 1 : chars);
    }

    /** Never the message. */
    @Override
    public String toString() {
        return "Line at " + timestampMs;
    }
}

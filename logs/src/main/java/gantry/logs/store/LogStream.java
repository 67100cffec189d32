package gantry.logs.store;

import java.util.function.Supplier;

/**
 * A place to log to. Appending costs an entry in a queue and never waits: what a full or slow disk
 * does not take is dropped and counted. Safe for any thread.
 */
public interface LogStream {
    String name();

    /**
     * Adds an event.
     *
     * @param timestampMs when it happened
     * @param message not empty; what exceeds CloudWatch Logs' 1 MiB is cut
     */
    default void append(long timestampMs, String message) {
        append(timestampMs, message.length(), () -> message);
    }

    /**
     * Adds an event whose message is only made when it is written, on the writer's thread.
     *
     * @param weight about how many bytes are held until then
     */
    void append(long timestampMs, int weight, Supplier<String> message);
}

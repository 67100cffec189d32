package gantry.logs.store;

/**
 * An event as it was kept.
 *
 * @param position in its stream
 */
public record StoredEvent(
        String stream, long timestampMs, long position, long ingestionMs, String message) {
    /** Never the message. */
    @Override
    public String toString() {
        return "StoredEvent at " + timestampMs;
    }
}

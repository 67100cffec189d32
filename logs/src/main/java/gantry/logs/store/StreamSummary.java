package gantry.logs.store;

/**
 * A stream in a list.
 *
 * @param firstEventMs −1 if it has no event
 * @param lastEventMs −1 if it has no event
 * @param lastIngestionMs −1 if it has no event
 */
public record StreamSummary(
        String name,
        long createdAtMs,
        long firstEventMs,
        long lastEventMs,
        long lastIngestionMs,
        long storedBytes) {
    public boolean isEmpty() {
        return lastEventMs < 0;
    }
}

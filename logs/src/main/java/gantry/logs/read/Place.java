package gantry.logs.read;

import gantry.logs.store.StoredEvent;

import java.util.Comparator;

/**
 * A place between events, as their order has it: by time, then stream, then position in it.
 *
 * @param stream the empty text is before, {@link #LAST} behind all streams
 */
public record Place(long timestampMs, String stream, long position) implements Comparable<Place> {
    /** No stream's name is behind it. */
    public static final String LAST = "\uffff";

    private static final Comparator<Place> ORDER =
            Comparator.comparingLong(Place::timestampMs)
                    .thenComparing(Place::stream)
                    .thenComparingLong(Place::position);

    /** Where an event is. */
    public static Place of(StoredEvent event) {
        return new Place(event.timestampMs(), event.stream(), event.position());
    }

    /** Behind everything that happened before. */
    public static Place before(long timestampMs) {
        return new Place(timestampMs - 1, LAST, Long.MAX_VALUE);
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}

package gantry.logs.read;

import org.jspecify.annotations.Nullable;

import java.util.function.Predicate;

/**
 * Which events are asked for.
 *
 * @param fromMs the first time that counts
 * @param toMs the first time that counts no more
 * @param after the page begins behind it, in the direction of reading; null for the first page
 * @param isForward whether the earliest come first; else the latest
 * @param limit events of a page
 * @param matches on messages
 */
public record Question(
        long fromMs,
        long toMs,
        @Nullable Place after,
        boolean isForward,
        int limit,
        Predicate<String> matches) {
    /** Whether an event of this time can be in the answer. */
    boolean admits(long timestampMs) {
        return timestampMs >= fromMs
                && timestampMs < toMs
                && (after == null
                        || (isForward
                                ? timestampMs >= after.timestampMs()
                                : timestampMs <= after.timestampMs()));
    }

    /** Whether some event between these times can be. */
    public boolean admits(long minMs, long maxMs) {
        return maxMs >= fromMs
                && minMs < toMs
                && (after == null
                        || (isForward
                                ? maxMs >= after.timestampMs()
                                : minMs <= after.timestampMs()));
    }

    boolean isBehind(Place place) {
        return after == null
                || (isForward ? place.compareTo(after) > 0 : place.compareTo(after) < 0);
    }
}

package gantry.logs.read;

import gantry.json.Json;
import gantry.logs.store.LogLimits;
import gantry.logs.store.StoredEvent;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The first events of all that are offered, as many as fit into a page: offered in any order, never
 * more of them in memory.
 */
final class Top {
    /** API reference, GetLogEvents and FilterLogEvents: "as many as can fit in 1 MB". */
    private static final int MAX_PAGE_BYTES = LogLimits.MAX_EVENT_BYTES;

    /** API reference, PutLogEvents: an event counts "26 bytes for each log event". */
    static final int EVENT_BYTES = 26;

    private final int limit;
    private final TreeMap<Place, StoredEvent> kept;
    private long bytes;

    /** The first that did not fit; what is behind it does not either. */
    private @Nullable Place bound;

    Top(int limit, Comparator<Place> order) {
        this.limit = limit;
        this.kept = new TreeMap<>(order);
    }

    void offer(Place place, StoredEvent event) {
        if (bound != null && kept.comparator().compare(place, bound) >= 0) {
            return;
        }
        if (kept.put(place, event) == null) {
            bytes += weight(event);
        }
        while (kept.size() > limit || (bytes > MAX_PAGE_BYTES && kept.size() > 1)) {
            Map.Entry<Place, StoredEvent> last = kept.pollLastEntry();
            bytes -= weight(last.getValue());
            bound = last.getKey();
        }
    }

    private static int weight(StoredEvent event) {
        return Json.utf8Length(event.message()) + EVENT_BYTES;
    }

    /** Whether nothing from this time on can get in any more. */
    boolean excludes(long timestampMs, boolean isForward) {
        Place last = bound != null ? bound : kept.size() < limit ? null : kept.lastKey();
        return last != null
                && (isForward
                        ? timestampMs > last.timestampMs()
                        : timestampMs < last.timestampMs());
    }

    boolean isOverflowing() {
        return bound != null;
    }

    List<StoredEvent> events() {
        return List.copyOf(kept.values());
    }

    @Nullable Place last() {
        return kept.isEmpty() ? null : kept.lastKey();
    }

    /** Forgets what lies behind a place. */
    void cut(Place end) {
        while (!kept.isEmpty() && kept.comparator().compare(kept.lastKey(), end) > 0) {
            kept.pollLastEntry();
        }
    }
}

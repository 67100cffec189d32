package gantry.workflows.partition;

import gantry.workflows.store.Woken;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The near future of a partition: moments at which a frame must be looked at. What comes after the
 * horizon is in the store only. An entry may be stale: whoever looks at the frame asks it again.
 */
final class Timers {
    private static final Comparator<Woken> EARLIEST =
            Comparator.comparingLong(Woken::wakeAtMs)
                    .thenComparingLong(Woken::executionId)
                    .thenComparingInt(Woken::frameNo);

    private final PriorityQueue<Woken> queue = new PriorityQueue<>(EARLIEST);
    private long horizonMs;

    /** Until when every moment in the store is in memory too. */
    long horizonMs() {
        return horizonMs;
    }

    void extend(long horizon) {
        horizonMs = horizon;
    }

    boolean isNear(long atMs) {
        return atMs <= horizonMs;
    }

    void add(Woken woken) {
        queue.add(woken);
    }

    /** When the first is due; null if there is none. */
    @Nullable Long nextAtMs() {
        Woken first = queue.peek();
        return first == null ? null : first.wakeAtMs();
    }

    List<Woken> takeDue(long nowMs, int limit) {
        var due = new ArrayList<Woken>();
        while (due.size() < limit) {
            Woken first = queue.peek();
            if (first == null || first.wakeAtMs() > nowMs) {
                break;
            }
            due.add(queue.remove());
        }
        return due;
    }
}

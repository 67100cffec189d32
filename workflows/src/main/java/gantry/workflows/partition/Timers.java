package gantry.workflows.partition;

import gantry.workflows.store.Woken;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The near future of a partition: for each frame the one moment at which it must be looked at. What
 * comes after the horizon is in the store only, but for frames in hand, whose rows do not tell it.
 * An entry may be stale: whoever looks at the frame asks it again.
 */
final class Timers {
    private static final Comparator<Woken> EARLIEST =
            Comparator.comparingLong(Woken::wakeAtMs)
                    .thenComparingLong(Woken::executionId)
                    .thenComparingInt(Woken::frameNo);

    private final TreeSet<Woken> queue = new TreeSet<>(EARLIEST);

    /** One a frame: an execution that passes through a million tasks has one deadline, not each. */
    private final Map<FrameKey, Woken> byFrame = new HashMap<>();

    private long horizonMs;

    private record FrameKey(long executionId, int frameNo) {
        static FrameKey of(Woken woken) {
            return new FrameKey(woken.executionId(), woken.frameNo());
        }
    }

    /** Until when every moment in the store is in memory too. */
    long horizonMs() {
        return horizonMs;
    }

    void extend(long horizon) {
        horizonMs = horizon;
    }

    int size() {
        return queue.size();
    }

    /** The frame's moment, in place of the one it had. */
    void put(Woken woken) {
        Woken before = byFrame.put(FrameKey.of(woken), woken);
        if (before != null) {
            queue.remove(before);
        }
        queue.add(woken);
    }

    /** The frame's moment as its row tells it: beyond the horizon that is enough. */
    void putStored(Woken woken) {
        if (woken.wakeAtMs() <= horizonMs) {
            put(woken);
        } else {
            remove(woken.executionId(), woken.frameNo());
        }
    }

    /** The frame waits for no moment. */
    void remove(long executionId, int frameNo) {
        Woken before = byFrame.remove(new FrameKey(executionId, frameNo));
        if (before != null) {
            queue.remove(before);
        }
    }

    /** When the first is due; null if there is none. */
    @Nullable Long nextAtMs() {
        return queue.isEmpty() ? null : queue.first().wakeAtMs();
    }

    List<Woken> takeDue(long nowMs, int limit) {
        var due = new ArrayList<Woken>();
        while (due.size() < limit && !queue.isEmpty() && queue.first().wakeAtMs() <= nowMs) {
            Woken first = queue.removeFirst();
            byFrame.remove(FrameKey.of(first));
            due.add(first);
        }
        return due;
    }
}

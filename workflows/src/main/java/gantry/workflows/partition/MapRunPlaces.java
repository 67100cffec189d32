package gantry.workflows.partition;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The places of map runs that are open, over all partitions. A map run may run within others, which
 * keep their places until it has ended. So there is one spare place for each depth of nesting:
 * those of the greatest depth wait for nobody and end one after the other, hence all do. Safe for
 * any thread.
 */
public final class MapRunPlaces {
    private final int total;
    private final ReentrantLock lock = new ReentrantLock();
    private int taken;

    /** Depths whose spare place is taken. */
    private final Set<Integer> spares = new HashSet<>();

    /** Who waits, by depth; the deepest first, since others wait for it. */
    private final TreeMap<Integer, Deque<Runnable>> waiting =
            new TreeMap<>(Comparator.reverseOrder());

    /**
     * One that was taken.
     *
     * @param spareOf the depth whose spare place it is; 0 if it is none
     */
    record Place(int spareOf) {}

    MapRunPlaces(int total) {
        this.total = total;
    }

    /**
     * Takes one; null if none is free.
     *
     * @param depth within how many other map runs it is
     */
    @Nullable Place tryTake(int depth) {
        lock.lock();
        try {
            if (taken < total) {
                taken++;
                return new Place(0);
            }
            return depth > 0 && spares.add(depth) ? new Place(depth) : null;
        } finally {
            lock.unlock();
        }
    }

    void release(Place place) {
        lock.lock();
        try {
            if (place.spareOf() == 0) {
                taken--;
            } else {
                spares.remove(place.spareOf());
            }
        } finally {
            lock.unlock();
        }
        passOn();
    }

    /** Calls back once when one is free; at once if one became free meanwhile. */
    public void whenFree(int depth, Runnable waiter) {
        lock.lock();
        try {
            waiting.computeIfAbsent(depth, _ -> new ArrayDeque<>()).add(waiter);
        } finally {
            lock.unlock();
        }
        passOn();
    }

    /** Wakes the next if a place is free: whoever was woken for it may not have needed it. */
    void passOn() {
        Runnable next = pollNext();
        if (next != null) {
            next.run();
        }
    }

    private @Nullable Runnable pollNext() {
        lock.lock();
        try {
            for (var each : waiting.entrySet()) {
                if (!each.getValue().isEmpty() && isFree(each.getKey())) {
                    return each.getValue().poll();
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    private boolean isFree(int depth) {
        return taken < total || (depth > 0 && !spares.contains(depth));
    }

    /** How many there are, without spare ones. */
    public int total() {
        return total;
    }

    /** How many wait, about: of those that were stopped meanwhile some are still counted. */
    public int waiting() {
        lock.lock();
        try {
            return waiting.values().stream().mapToInt(Deque::size).sum();
        } finally {
            lock.unlock();
        }
    }

    /** How many are taken, spare ones too. */
    public int taken() {
        lock.lock();
        try {
            return taken + spares.size();
        } finally {
            lock.unlock();
        }
    }
}

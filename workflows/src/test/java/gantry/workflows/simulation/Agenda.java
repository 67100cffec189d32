package gantry.workflows.simulation;

import gantry.workflows.partition.Clock;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What is to come, in the order of its time; and the time itself, which passes by it alone. */
final class Agenda implements Clock {
    static final long SECOND = 1_000_000;

    private static final long NOON_MS = 1_800_000_000_000L;
    private static final long MICROS_PER_MS = 1_000;

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(
                    Comparator.comparingLong(Entry::atMicros).thenComparingLong(Entry::no));
    private long nowMicros;
    private long number;
    private long wallAheadMs;
    private long jumpedForwardMs;

    private record Entry(long atMicros, long no, Runnable what) {}

    /** Something comes after so many microseconds. */
    void after(long micros, Runnable what) {
        entries.add(new Entry(nowMicros + Math.max(0, micros), number++, what));
    }

    /** Goes on to what comes next and takes it out; null if nothing comes. */
    @Nullable Runnable next() {
        Entry entry = entries.poll();
        if (entry == null) {
            return null;
        }
        nowMicros = entry.atMicros();
        return entry.what();
    }

    long micros() {
        return nowMicros;
    }

    /** Somebody sets the wall clock; back if it is negative. */
    void jump(long byMs) {
        wallAheadMs += byMs;
        jumpedForwardMs += Math.max(0, byMs);
    }

    /** Somebody sets the wall clock right. */
    void setRight() {
        jump(-wallAheadMs);
    }

    /** How far any clock can have come: the time that passed and every jump forward. */
    long passedMs() {
        return nowMicros / MICROS_PER_MS + jumpedForwardMs;
    }

    @Override
    public long nowMs() {
        return NOON_MS + nowMicros / MICROS_PER_MS + wallAheadMs;
    }

    @Override
    public long nanos() {
        return nowMicros * 1_000;
    }
}

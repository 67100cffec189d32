package gantry.workflows.node;

import gantry.workflows.partition.Clock;

import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands until it is advanced; then wall and monotonic time go together. */
final class ManualClock implements Clock {
    static final long NOON_MS = 1_800_000_000_000L;

    private final AtomicLong nowMs = new AtomicLong(NOON_MS);
    private final AtomicLong setBackMs = new AtomicLong();

    @Override
    public long nowMs() {
        return nowMs.get() - setBackMs.get();
    }

    @Override
    public long nanos() {
        return nowMs.get() * 1_000_000;
    }

    void advanceMs(long by) {
        nowMs.addAndGet(by);
    }

    /** Somebody sets the wall clock back. */
    void setBackMs(long by) {
        setBackMs.addAndGet(by);
    }
}

package gantry.server;

import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * UUIDs of version 7 (RFC 9562): milliseconds, a counter within them, then chance; each greater
 * than those before, so that rows named by them are appended. Safe for any thread.
 */
final class TimeOrderedIds implements Supplier<UUID> {
    /** Bits of the counter that stands behind the milliseconds ("rand_a" of the RFC). */
    private static final int COUNTER_BITS = 12;

    private static final int COUNTER_MASK = (1 << COUNTER_BITS) - 1;
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RANDOM_MASK = -1L >>> 2;

    private final InstantSource clock;
    private final RandomGenerator random;

    /** Milliseconds and counter of the last one; a full counter borrows from the next one. */
    private final AtomicLong last = new AtomicLong();

    /** With chance from a generator that is safe for any thread. */
    TimeOrderedIds(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    @Override
    public UUID get() {
        long now = clock.millis() << COUNTER_BITS;
        long tick = last.updateAndGet(before -> Math.max(before + 1, now));
        long high = (tick >>> COUNTER_BITS << 16) | VERSION_7 | (tick & COUNTER_MASK);
        return new UUID(high, VARIANT | (random.nextLong() & RANDOM_MASK));
    }
}

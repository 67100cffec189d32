package gantry.bench;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How long a measurement waits for what must come: a server that loses it does not hang it. */
final class Patience {
    private static final Duration MOST = Duration.ofSeconds(60);

    private final LongSupplier nanoTime;
    private final long endNanos;

    Patience(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.endNanos = nanoTime.getAsLong() + MOST.toNanos();
    }

    /** That begins now. */
    static Patience begin() {
        return new Patience(System::nanoTime);
    }

    boolean isOver() {
        return nanoTime.getAsLong() - endNanos > 0;
    }

    @Override
    public String toString() {
        return MOST.toSeconds() + " s";
    }
}

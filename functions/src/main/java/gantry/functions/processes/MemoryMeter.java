package gantry.functions.processes;

import java.time.Duration;
import java.util.Collection;
import java.util.function.LongSupplier;
import java.util.function.ObjLongConsumer;

/**
 * Measures the memory of many environments: often those that work, and less often who belongs to
 * them, as that asks about every process of the machine. Confined to one thread.
 */
public final class MemoryMeter {
    private static final long REFRESH_NANOS = Duration.ofMillis(400).toNanos();

    private final LongSupplier nanoTime;
    private long refreshedAt;
    private boolean refreshed;

    public MemoryMeter(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Something to measure. */
    public interface Measured {
        ResidentMemory memory();
    }

    /** Tells each one's bytes. */
    public <T extends Measured> void measure(Collection<T> measured, ObjLongConsumer<T> tell) {
        long now = nanoTime.getAsLong();
        if (!refreshed || now - refreshedAt > REFRESH_NANOS) {
            refreshed = true;
            refreshedAt = now;
            var table = ProcessTable.read();
            measured.forEach(one -> one.memory().refresh(table));
        }
        measured.forEach(one -> tell.accept(one, one.memory().bytes()));
    }
}

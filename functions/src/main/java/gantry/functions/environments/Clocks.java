package gantry.functions.environments;

import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Time and chance, which come from outside.
 *
 * @param ids 32 random hexadecimal digits each
 */
public record Clocks(InstantSource clock, LongSupplier nanoTime, Supplier<String> ids) {
    long nanos() {
        return nanoTime.getAsLong();
    }

    public long millis() {
        return clock.millis();
    }

    public String newId() {
        return ids.get();
    }
}

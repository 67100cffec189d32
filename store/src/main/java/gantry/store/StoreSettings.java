package gantry.store;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * What a store is given from outside.
 *
 * @param clock the wall clock, for the migrations' table only
 * @param nanoTime a monotonic clock, for figures only
 * @param fatal ends the process when an outcome is unknown
 */
public record StoreSettings(
        InstantSource clock, LongSupplier nanoTime, FatalHandler fatal, StoreLimits limits) {

    /** With the default limits. */
    public StoreSettings(InstantSource clock, LongSupplier nanoTime, FatalHandler fatal) {
        this(clock, nanoTime, fatal, StoreLimits.DEFAULT);
    }
}

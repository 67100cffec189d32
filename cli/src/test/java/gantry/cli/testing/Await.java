package gantry.cli.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another process does. */
public final class Await {
    /** Far more than anything takes; only what hangs reaches it. */
    private static final Duration WATCHDOG = Duration.ofMinutes(5);

    private static final long PAUSE_NANOS = Duration.ofMillis(20).toNanos();

    private Await() {}

    /**
     * Returns once the condition holds.
     *
     * @param what the sentence of the failure, if it never does
     */
    public static void until(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + WATCHDOG.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("Not within " + WATCHDOG + ": " + what);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}

package gantry.cli.run;

import gantry.states.local.LocalClock;

import java.io.PrintWriter;
import java.time.Duration;

/** Real time, for a run whose waits are waited for. */
final class WallClock implements LocalClock {
    /** A shorter wait is over before anybody wonders. */
    private static final long WORTH_TELLING_MS = 2_000;

    private final PrintWriter progress;

    WallClock(PrintWriter progress) {
        this.progress = progress;
    }

    @Override
    public long nowMs() {
        return System.currentTimeMillis();
    }

    @Override
    public void awaitMs(long timeMs) {
        long left = timeMs - nowMs();
        if (left >= WORTH_TELLING_MS) {
            progress.println(
                    "waiting for " + Math.ceilDiv(left, 1_000) + " s (--skip-waits would not)");
            progress.flush();
        }
        try {
            while (left > 0) {
                Thread.sleep(Duration.ofMillis(left));
                left = timeMs - nowMs();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRun("The run was interrupted.");
        }
    }
}

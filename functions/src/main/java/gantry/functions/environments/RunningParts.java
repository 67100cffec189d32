package gantry.functions.environments;

import gantry.functions.logs.OutputReader;
import gantry.functions.processes.FunctionProcess;
import gantry.functions.processes.ResidentMemory;
import gantry.wire.http.HttpServer;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * What was made for an {@link Environment} that runs: its process, and what reads, measures and
 * serves it.
 */
record RunningParts(
        FunctionProcess process,
        ResidentMemory memory,
        HttpServer http,
        OutputReader output,
        Thread outputThread) {
    private static final Duration LAST_OUTPUT = Duration.ofMillis(500);
    private static final long QUIET_NANOS = Duration.ofMillis(5).toNanos();

    /** Ends the process; what it said last was read when this returns. */
    void endProcess() throws InterruptedException {
        process.end();
        outputThread.join(LAST_OUTPUT);
    }

    /** Waits until no output has come for a moment, for so long at most. */
    void awaitQuiet(Clocks clocks, long mostNanos) throws InterruptedException {
        long deadline = clocks.nanos() + mostNanos;
        while (clocks.nanos() - output.lastReadNanos() < QUIET_NANOS
                && clocks.nanos() - deadline < 0) {
            TimeUnit.NANOSECONDS.sleep(QUIET_NANOS / 5);
        }
    }
}

package gantry.functions.environments;

import java.time.Duration;

/**
 * What functions may take of this machine.
 *
 * @param processes environments at once, warm ones among them
 * @param waiting invocations that wait for one; further ones are throttled
 * @param init for a process to become ready, as on Lambda; a function with a longer time-out gets
 *     that
 * @param idle after which a warm environment ends
 * @param recheck how long a function's files are believed unchanged
 * @param allowanceBytes resident memory beyond {@code memory}: what the runtime itself takes
 */
public record FunctionLimits(
        int processes,
        int waiting,
        Duration init,
        Duration idle,
        Duration recheck,
        long allowanceBytes) {
    /** Lambda, "Init phase": 10 s. */
    private static final Duration INIT = Duration.ofSeconds(10);

    /** Ours: AWS says only that it is some minutes. */
    private static final Duration IDLE = Duration.ofMinutes(10);

    private static final int WAITING = 10_000;
    private static final long ALLOWANCE_BYTES = 64L << 20;

    /** For so many processors: most functions wait for something most of the time. */
    public static FunctionLimits forMachine(int processors) {
        return ofProcesses(4 * processors + 16);
    }

    public static FunctionLimits ofProcesses(int processes) {
        return new FunctionLimits(
                processes, WAITING, INIT, IDLE, Duration.ofSeconds(1), ALLOWANCE_BYTES);
    }
}

package gantry.states.interpreter;

import gantry.states.definition.StateMachine;

/** When an execution itself times out. */
final class Deadlines {
    private static final long MS_PER_SECOND = 1_000;

    private Deadlines() {}

    /**
     * TimeoutSeconds after a start or a redrive, at the latest when the longest that an execution
     * may be open has passed since its start.
     */
    static long ofExecution(StateMachine machine, ExecutionHeader header, long fromMs) {
        long most = header.express() ? Limits.MAX_EXPRESS_SECONDS : Limits.MAX_STANDARD_SECONDS;
        long latestMs = header.startedAtMs() + most * MS_PER_SECOND;
        Long seconds = machine.timeoutSeconds();
        return seconds == null || seconds > most
                ? latestMs
                : Math.min(fromMs + seconds * MS_PER_SECOND, latestMs);
    }
}

package gantry.states.interpreter;

/** What a frame is doing. */
public enum Phase {
    /**
     * Its state is to be entered, or further branches or iterations of its state are to be started
     * ({@link Frame#fanOut()} is there); an {@link Effect.Continue} is on its way.
     */
    READY,
    /** In a Wait state until {@link Frame#dueAtMs()}. */
    WAITING,
    /** A task was scheduled and certainly not sent. */
    SCHEDULED,
    /** A task was handed to a runner (or an activity worker) and may have been carried out. */
    STARTED,
    /**
     * The call of a {@code .sync} or {@code .waitForTaskToken} task returned; the job or the token
     * is awaited.
     */
    SUBMITTED,
    /** Between two attempts of a Retry, until {@link Frame#dueAtMs()}. */
    BACKING_OFF,
    /**
     * In a Parallel or Map with as many branches or iterations open as may be; {@link
     * Frame#fanOut()} counts them.
     */
    JOINING,
    /** In a Map of mode DISTRIBUTED whose map run is open. */
    MAP_RUN,
    /** A branch or iteration that ended; {@link Frame#output()} is kept until the join. */
    FINISHED,
    /**
     * A branch or iteration that failed, or was cut off because another one failed; it is kept for
     * a redrive if nothing caught the failure.
     */
    ABORTED
}

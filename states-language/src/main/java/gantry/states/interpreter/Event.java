package gantry.states.interpreter;

import gantry.json.Payload;

import org.jspecify.annotations.Nullable;

/**
 * What can happen to an execution. Task events name the attempt they speak of; one that is not
 * current has no effect.
 */
public sealed interface Event {
    /** The execution begins. */
    record Started() implements Event {}

    /** Work that a step left over is taken up again; the answer to {@link Effect.Continue}. */
    record Continue() implements Event {}

    /** A scheduled task goes to a runner, or an activity task to a worker. */
    record TaskStarted(int frame, int attempt, @Nullable String workerName) implements Event {}

    /** The call of a {@code .sync} or {@code .waitForTaskToken} task returned. */
    record TaskSubmitted(int frame, int attempt, Payload output) implements Event {}

    /**
     * A task ended well. For a {@code .sync} or {@code .waitForTaskToken} task it may come before
     * {@link TaskSubmitted}: the frame keeps it until the call returns.
     */
    record TaskSucceeded(int frame, int attempt, Payload output) implements Event {}

    /**
     * A task ended badly. Before {@link TaskSubmitted} the kind {@link TaskFailure#SUBMIT_FAILED}
     * says that the call itself failed; any other kind comes from the job or the token and waits
     * for the call, as {@link TaskSucceeded} does.
     */
    record TaskFailed(
            int frame,
            int attempt,
            TaskFailure kind,
            @Nullable String error,
            @Nullable String cause)
            implements Event {}

    /** A map run ended well; the result is the state's, or names what was written. */
    record MapRunSucceeded(int frame, int attempt, Payload result) implements Event {}

    /** A map run ended badly: its items, its children or its results failed it. */
    record MapRunFailed(int frame, int attempt, String error, @Nullable String cause)
            implements Event {}

    /** A deadline of the frame has passed; which one, its frame tells. */
    record Due(int frame) implements Event {}

    /** The execution's own time is over ({@link Execution#deadlineMs()}). */
    record ExecutionDue() implements Event {}

    /** StopExecution. */
    record Stop(@Nullable String error, @Nullable String cause) implements Event {}

    /** RedriveExecution of one that ended FAILED, TIMED_OUT or ABORTED; whether it may is known. */
    record Redrive() implements Event {}
}

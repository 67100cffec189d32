package gantry.states.interpreter;

/** What a step asks of the engine. Deadlines are no effects: they stand in the changed frames. */
public sealed interface Effect {
    /**
     * The frame's task ({@link Frame#work()}, resource from the definition) is to be sent. Its
     * frame is {@link Phase#SCHEDULED}; once it is to go, the engine says {@link
     * Event.TaskStarted}.
     */
    record ScheduleTask(int frame, int attempt) implements Effect {}

    /** A task that may be in a runner's hands no longer counts; stop it if that is possible. */
    record CancelTask(int frame, int attempt) implements Effect {}

    /**
     * A map run begins; the answer is {@link Event.MapRunSucceeded} or {@link Event.MapRunFailed}
     * with this attempt. The plan is told this once. Where the same step stops it again, {@link
     * StopMapRun} follows.
     */
    record StartMapRun(int frame, int attempt, MapRunPlan plan) implements Effect {}

    /**
     * A map run no longer counts: it and its open children are ABORTED. It may be redriven later.
     */
    record StopMapRun(int frame, int attempt) implements Effect {}

    /**
     * The map run of this frame, which ended without success, goes on: its failed, timed-out and
     * aborted children again, what it had not started yet as before. It answers with this attempt.
     */
    record RedriveMapRun(int frame, int attempt) implements Effect {}

    /** The step reached its bound; post {@link Event.Continue} behind what else waits. */
    record Continue() implements Effect {}

    /** The execution is closed; {@link Execution#status()} says how. */
    record Finish() implements Effect {}
}

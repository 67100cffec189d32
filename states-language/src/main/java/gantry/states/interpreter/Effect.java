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

    /** The step reached its bound; post {@link Event.Continue} behind what else waits. */
    record Continue() implements Effect {}

    /** The execution is closed; {@link Execution#status()} says how. */
    record Finish() implements Effect {}
}

package gantry.workflows.tasks;

import gantry.json.Payload;
import gantry.states.definition.Resource;
import gantry.states.interpreter.Event;
import gantry.states.interpreter.TaskFailure;

import org.jspecify.annotations.Nullable;

/** What came of a task. */
public sealed interface TaskOutcome {
    record Succeeded(Payload output) implements TaskOutcome {}

    /** The call returned; the job it started, or the token, is awaited. */
    record Submitted(Payload output) implements TaskOutcome {}

    record Failed(TaskFailure kind, @Nullable String error, @Nullable String cause)
            implements TaskOutcome {}

    /** As the interpreter hears of it. */
    default Event event(int frame, int attempt) {
        return switch (this) {
            case Succeeded(var output) -> new Event.TaskSucceeded(frame, attempt, output);
            case Submitted(var output) -> new Event.TaskSubmitted(frame, attempt, output);
            case Failed(var kind, var error, var cause) ->
                    new Event.TaskFailed(frame, attempt, kind, error, cause);
        };
    }

    /**
     * What a failure of this resource's task is: of the call, or of the job that the call began.
     *
     * @param isSubmitted whether the call had returned
     */
    static TaskFailure kindOfFailure(Resource resource, boolean isSubmitted) {
        return !isSubmitted && resource.isAnsweredLater()
                ? TaskFailure.SUBMIT_FAILED
                : TaskFailure.FAILED;
    }

    /** The call of this resource failed. */
    static TaskOutcome failed(Resource resource, String error, @Nullable String cause) {
        return new Failed(kindOfFailure(resource, false), error, cause);
    }
}

package gantry.states.interpreter;

import gantry.json.Payload;

import org.jspecify.annotations.Nullable;

/** How a task ended. */
public sealed interface Outcome {
    record Succeeded(Payload output) implements Outcome {}

    record Failed(TaskFailure kind, @Nullable String error, @Nullable String cause)
            implements Outcome {}

    /** As the interpreter hears of it. */
    default Event event(int frame, int attempt) {
        return switch (this) {
            case Succeeded(var output) -> new Event.TaskSucceeded(frame, attempt, output);
            case Failed(var kind, var error, var cause) ->
                    new Event.TaskFailed(frame, attempt, kind, error, cause);
        };
    }
}

package gantry.states.interpreter;

import gantry.json.Payload;

import org.jspecify.annotations.Nullable;

/** How a task ended. */
public sealed interface Outcome {
    record Succeeded(Payload output) implements Outcome {}

    record Failed(TaskFailure kind, @Nullable String error, @Nullable String cause)
            implements Outcome {}
}

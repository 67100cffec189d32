package gantry.states.local;

import gantry.json.Payload;
import gantry.states.interpreter.Outcome;
import gantry.states.interpreter.TaskFailure;

import org.jspecify.annotations.Nullable;

/**
 * What came of a task.
 *
 * @param submitted what the call of a {@code .sync} or {@code .waitForTaskToken} task returned;
 *     others ignore it
 * @param outcome null if nobody answers: only a deadline ends the task
 * @param workerName of the activity worker
 */
public record TaskAnswer(
        @Nullable Payload submitted, @Nullable Outcome outcome, @Nullable String workerName) {
    /** Nobody takes or answers it. */
    public static TaskAnswer none() {
        return new TaskAnswer(null, null, null);
    }

    public static TaskAnswer succeeded(Payload output) {
        return new TaskAnswer(null, new Outcome.Succeeded(output), null);
    }

    public static TaskAnswer failed(@Nullable String error, @Nullable String cause) {
        return failed(TaskFailure.FAILED, error, cause);
    }

    public static TaskAnswer failed(
            TaskFailure kind, @Nullable String error, @Nullable String cause) {
        return new TaskAnswer(null, new Outcome.Failed(kind, error, cause), null);
    }

    public TaskAnswer afterSubmitting(Payload answerOfTheCall) {
        return new TaskAnswer(answerOfTheCall, outcome, workerName);
    }

    public TaskAnswer by(@Nullable String worker) {
        return new TaskAnswer(submitted, outcome, worker);
    }
}

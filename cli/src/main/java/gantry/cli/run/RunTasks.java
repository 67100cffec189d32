package gantry.cli.run;

import gantry.states.local.LocalTask;
import gantry.states.local.TaskAnswer;
import gantry.states.local.TaskHandler;
import gantry.states.mocks.MockedResponse;
import gantry.states.mocks.TestCase;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/** Answers the tasks of a run from the mocks, else by asking, else not at all. */
final class RunTasks implements TaskHandler {
    private final @Nullable TestCase mocks;
    private final @Nullable Questions questions;

    /** How often each state was invoked. */
    private final Map<String, Integer> invocations = new HashMap<>();

    /**
     * @param questions null if nobody can be asked
     */
    RunTasks(@Nullable TestCase mocks, @Nullable Questions questions) {
        this.mocks = mocks;
        this.questions = questions;
    }

    @Override
    public TaskAnswer handle(LocalTask task) {
        String state = task.state().name();
        int attempt = invocations.merge(state, 1, Integer::sum) - 1;
        if (mocks != null && mocks.isMocked(state)) {
            MockedResponse response = mocks.find(state, attempt);
            if (response == null) {
                throw new CannotRun(mocks.lacks(state, attempt));
            }
            return asAnswered(task, response);
        }
        if (questions == null) {
            throw new CannotRun(
                    "The state \"%s\" waits for an answer, and there is neither a mock for it (--mocks) nor a terminal to ask at."
                            .formatted(state));
        }
        return asAnswered(task, questions.ask(task));
    }

    private static TaskAnswer asAnswered(LocalTask task, MockedResponse response) {
        var answer = new TaskAnswer(null, response.outcome(), null);
        return response.isSubmitted(task.state().resource())
                ? answer.afterSubmitting(response.submitted())
                : answer;
    }
}

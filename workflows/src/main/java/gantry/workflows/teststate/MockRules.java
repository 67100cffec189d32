package gantry.workflows.teststate;

import gantry.operations.AwsException;
import gantry.operations.ValidationException;
import gantry.states.definition.ChoiceState;
import gantry.states.definition.FailState;
import gantry.states.definition.MapState;
import gantry.states.definition.ParallelState;
import gantry.states.definition.PassState;
import gantry.states.definition.Resource;
import gantry.states.definition.State;
import gantry.states.definition.SucceedState;
import gantry.states.definition.TaskState;
import gantry.states.definition.WaitState;
import gantry.states.interpreter.Outcome;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Which states can be tested with a mock, which without one, and what a mocked result must be.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/test-state-isolation.html">Testing
 *     state machines with TestState API</a>
 */
public final class MockRules {
    private MockRules() {}

    /**
     * Returns if the state can be tested so.
     *
     * @throws AwsException in AWS's words
     */
    public static void check(State state, @Nullable Mock mock, @Nullable String roleArn) {
        switch (state) {
            case PassState _, ChoiceState _, WaitState _, SucceedState _, FailState _ -> {
                if (mock != null) {
                    throw new ValidationException(
                            "State type '"
                                    + state.type()
                                    + "' is not supported when a mock is specified");
                }
            }
            case MapState _, ParallelState _ -> {
                if (mock == null) {
                    throw invalidDefinition(
                            "TestState API does not support Map or Parallel states. Supported"
                                    + " state types include: [Task, Wait, Pass, Succeed, Fail,"
                                    + " Choice]");
                }
                checkResult(state, mock);
            }
            case TaskState task -> {
                if (mock == null) {
                    checkCallable(task.resource(), roleArn);
                } else {
                    checkResult(state, mock);
                }
            }
        }
    }

    /**
     * Returns if so many iterations of a Map may have failed.
     *
     * @param iterations how many there are; null if nobody knows
     */
    public static void checkFailures(int failed, @Nullable Integer iterations) {
        if (iterations != null && failed > iterations) {
            throw new ValidationException(
                    "Map iteration failure count must be less than or equal to the number of Map"
                            + " iterations");
        }
    }

    /** As many as have a result; null where the mock does not say. */
    public static @Nullable Integer iterations(Mock mock) {
        return mock.outcome() instanceof Outcome.Succeeded(var result)
                        && result.value() instanceof List<?> list
                ? list.size()
                : null;
    }

    private static void checkCallable(Resource resource, @Nullable String roleArn) {
        if (roleArn == null) {
            throw new ValidationException("RoleArn must be specified when testing a Task state");
        }
        if (resource instanceof Resource.Activity) {
            throw invalidDefinition(
                    "TestState API does not support Activity tasks when a mock is not specified");
        }
        if (resource.isAnsweredLater()) {
            throw invalidDefinition(
                    "TestState API does not support the .sync and .waitForTaskToken service"
                            + " integration patterns when a mock is not specified");
        }
    }

    private static void checkResult(State state, Mock mock) {
        if (!(mock.outcome() instanceof Outcome.Succeeded(var payload))) {
            return;
        }
        Object result = payload.value();
        switch (state) {
            case MapState _ -> requireArray(result);
            case ParallelState parallel -> {
                if (requireArray(result).size() != parallel.branches().size()) {
                    throw new ValidationException(
                            "Mocked result must contain the same number of items as number of"
                                    + " Parallel branches.");
                }
            }
            case TaskState task -> AnswerRules.check(task.resource(), result, mock.validation());
            case PassState _, ChoiceState _, WaitState _, SucceedState _, FailState _ -> {}
        }
    }

    private static List<?> requireArray(@Nullable Object result) {
        if (result instanceof List<?> list) {
            return list;
        }
        throw new ValidationException("Mocked result must be an array.");
    }

    private static AwsException invalidDefinition(String problem) {
        return new AwsException(400, "InvalidDefinition", problem);
    }
}

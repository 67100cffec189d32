package gantry.workflows.mocks;

import gantry.operations.ValidationException;
import gantry.states.mocks.MockConfig;
import gantry.states.mocks.MockConfigException;
import gantry.states.mocks.TestCase;

import org.jspecify.annotations.Nullable;

/**
 * The ARN of a start as AWS Step Functions Local has it: {@code …:stateMachine:NAME#TestCase}.
 *
 * @param arn what stands before the {@code #}
 * @param testCase what stands behind it; null if there is none
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/sfn-local-test-sm-exec.html">Using
 *     mocked service integrations</a>
 */
public record MockedArn(String arn, @Nullable String testCase) {
    private static final char MARK = '#';

    /** Without mocks it is an ARN and nothing else. */
    public static MockedArn parse(String written, boolean hasMocks) {
        int mark = hasMocks ? written.indexOf(MARK) : -1;
        return mark < 0
                ? new MockedArn(written, null)
                : new MockedArn(written.substring(0, mark), written.substring(mark + 1));
    }

    /**
     * The mocks that hold now, for one start; null if there are none, or if what is written names
     * no test case: a plain start does not depend on whether they can be used.
     *
     * @throws ValidationException they cannot be used
     */
    public static @Nullable MockConfig mocks(MockSource source, String written) {
        try {
            return written.indexOf(MARK) < 0 ? null : source.current();
        } catch (MockConfigException e) {
            throw new ValidationException(
                    "The mocks cannot be used: " + String.join(" ", e.problems()));
        }
    }

    /**
     * The test case that it names; null if it names none.
     *
     * @throws ValidationException the machine has no such test case
     */
    public @Nullable TestCase find(@Nullable MockConfig mocks, String stateMachine) {
        if (testCase == null || mocks == null) {
            return null;
        }
        TestCase found = mocks.find(stateMachine, testCase);
        if (found == null) {
            throw new ValidationException(
                    "The mocks have no test case \"%s\" of the state machine \"%s\"; they have: %s."
                            .formatted(
                                    testCase,
                                    stateMachine,
                                    String.join(", ", mocks.testCaseNames(stateMachine))));
        }
        return found;
    }
}

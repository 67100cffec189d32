package gantry.workflows.engine;

import gantry.states.definition.StateMachine;
import gantry.states.interpreter.Frame;
import gantry.states.mocks.TestCase;
import gantry.workflows.arn.StateMachineArn;
import gantry.workflows.executionlog.LogSettings;
import gantry.workflows.mocks.MockedTask;

import org.jspecify.annotations.Nullable;

/**
 * One revision of a state machine; immutable, an execution pins it.
 *
 * @param key names it among all revisions of all machines; stored with each execution
 * @param arn unqualified
 * @param roleArn the role its executions run under
 * @param log what goes to the execution log; null for nothing
 * @param mocks answers some of its tasks; null for none
 * @param isTraced whether spans are made of its executions
 */
public record MachineRevision(
        String key,
        StateMachineArn arn,
        String roleArn,
        StateMachine machine,
        @Nullable LogSettings log,
        @Nullable TestCase mocks,
        boolean isTraced) {
    /** One without mocks. */
    public MachineRevision(
            String key,
            StateMachineArn arn,
            String roleArn,
            StateMachine machine,
            @Nullable LogSettings log,
            boolean isTraced) {
        this(key, arn, roleArn, machine, log, null, isTraced);
    }

    /** One without mocks that is not traced. */
    public MachineRevision(
            String key,
            StateMachineArn arn,
            String roleArn,
            StateMachine machine,
            @Nullable LogSettings log) {
        this(key, arn, roleArn, machine, log, null, false);
    }

    /** One that logs nothing. */
    public MachineRevision(String key, StateMachineArn arn, String roleArn, StateMachine machine) {
        this(key, arn, roleArn, machine, null);
    }

    /** The same under mocks, which is another revision to those that keep it. */
    public MachineRevision under(String mockedKey, TestCase testCase) {
        return new MachineRevision(mockedKey, arn, roleArn, machine, log, testCase, isTraced);
    }

    /** The task of a frame if the mocks answer it; null if it is done in earnest. */
    public @Nullable MockedTask findMockedTask(Frame frame) {
        return MockedTask.find(mocks, machine, frame);
    }
}

package gantry.workflows.mocks;

import gantry.states.definition.StateMachine;
import gantry.states.definition.TaskState;
import gantry.states.interpreter.Event;
import gantry.states.interpreter.Frame;
import gantry.states.interpreter.TaskFailure;
import gantry.states.mocks.MockedResponse;
import gantry.states.mocks.TestCase;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** A task that is answered by its execution's mocks. Pure: it calls nobody and takes no time. */
public record MockedTask(TestCase testCase, TaskState task) {
    /** Null if the frame's task is done in earnest. */
    public static @Nullable MockedTask find(
            @Nullable TestCase testCase, StateMachine machine, Frame frame) {
        return testCase != null
                        && machine.requireState(frame.state()) instanceof TaskState task
                        && testCase.isMocked(task.name())
                ? new MockedTask(testCase, task)
                : null;
    }

    public String state() {
        return task.name();
    }

    /**
     * What happens to it.
     *
     * @param invocation 0 for the first of its state in the execution
     */
    public List<Event> events(Frame frame, int invocation) {
        MockedResponse response = testCase.find(task.name(), invocation);
        if (response == null) {
            // As in Step Functions Local the execution fails; nothing may catch it unasked.
            String cause = testCase.lacks(task.name(), invocation);
            return List.of(
                    new Event.TaskFailed(
                            frame.no(),
                            frame.attempt(),
                            TaskFailure.SCHEDULE_FAILED,
                            "States.Runtime",
                            cause));
        }
        return response.events(task.resource(), frame.no(), frame.attempt());
    }
}

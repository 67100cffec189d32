package gantry.workflows.teststate;

import gantry.states.interpreter.ExecutionHeader;
import gantry.states.interpreter.Inspection;
import gantry.states.interpreter.Outcome;

import org.jspecify.annotations.Nullable;

/**
 * A test that can run.
 *
 * @param header of the execution that the state believes to be in; with the state's input
 * @param mockedTask what is taken for the work of a Task; null if the task is done
 */
public record StateTest(
        TestedState tested,
        ExecutionHeader header,
        Inspection.Given given,
        @Nullable Outcome mockedTask) {
    /** Never the content. */
    @Override
    public String toString() {
        return "Test of " + tested.state().path();
    }
}

package gantry.workflows.simulation;

import gantry.states.definition.Resource;
import gantry.workflows.tasks.TaskCall;
import gantry.workflows.tasks.TaskHandler;
import gantry.workflows.tasks.TaskOutcome;

/** Tells what becomes of a task after a crash; {@link Node} runs it. */
record Handler(boolean isSentAgain) implements TaskHandler {
    @Override
    public AfterCrash afterCrash(Resource resource) {
        return isSentAgain ? AfterCrash.AGAIN : AfterCrash.FAILED;
    }

    @Override
    public TaskOutcome run(TaskCall call) {
        throw new IllegalStateException("The node runs it");
    }
}

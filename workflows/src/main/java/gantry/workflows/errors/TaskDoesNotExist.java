package gantry.workflows.errors;

import gantry.operations.AwsException;

/** A task token of ours whose execution is gone. */
@SuppressWarnings("serial")
public final class TaskDoesNotExist extends AwsException {
    public TaskDoesNotExist() {
        super(400, "TaskDoesNotExist", "Task Does Not Exist: 'Task does not exist'");
    }
}

package gantry.workflows.errors;

import gantry.operations.AwsException;

/** The attempt of the token no longer counts: answered, timed out, or its execution is closed. */
@SuppressWarnings("serial")
public final class TaskTimedOut extends AwsException {
    public TaskTimedOut() {
        super(400, "TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
    }
}

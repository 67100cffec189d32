package gantry.states.interpreter;

/** How an execution stands; the names are those of the API. */
public enum ExecutionStatus {
    RUNNING,
    SUCCEEDED,
    FAILED,
    TIMED_OUT,
    ABORTED;

    public boolean isClosed() {
        return this != RUNNING;
    }
}

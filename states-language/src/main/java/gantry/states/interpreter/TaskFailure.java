package gantry.states.interpreter;

/** At which point a task failed; decides the type of the history event. */
public enum TaskFailure {
    /**
     * The task could not be scheduled, e.g. LambdaFunctionScheduleFailed, ActivityScheduleFailed.
     */
    SCHEDULE_FAILED,
    /** TaskStartFailed, LambdaFunctionStartFailed. */
    START_FAILED,
    /** TaskSubmitFailed: the call of a {@code .sync} or {@code .waitForTaskToken} task failed. */
    SUBMIT_FAILED,
    /** TaskFailed, ActivityFailed, LambdaFunctionFailed. */
    FAILED,
    /** TaskTimedOut, ActivityTimedOut, LambdaFunctionTimedOut, reported by the runner. */
    TIMED_OUT;

    /** Whether the call failed, not the job or the token that it was to bring. */
    public boolean isOfCall() {
        return switch (this) {
            case SCHEDULE_FAILED, START_FAILED, SUBMIT_FAILED -> true;
            case FAILED, TIMED_OUT -> false;
        };
    }
}

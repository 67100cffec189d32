package gantry.workflows.figures;

/** How an attempt of a task ended. */
public enum TaskEnd {
    SUCCEEDED,
    FAILED,
    TIMED_OUT,
    /** Only of what can send heartbeats. */
    HEARTBEAT_TIMED_OUT
}

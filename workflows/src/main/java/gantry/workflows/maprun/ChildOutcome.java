package gantry.workflows.maprun;

/** How a child of a map run ended. */
public enum ChildOutcome {
    SUCCEEDED,
    FAILED,
    TIMED_OUT,
    ABORTED
}

package gantry.workflows.maprun;

/** The status of a map run; the names are those of the API. */
public enum MapRunStatus {
    RUNNING,
    SUCCEEDED,
    FAILED,
    ABORTED
}

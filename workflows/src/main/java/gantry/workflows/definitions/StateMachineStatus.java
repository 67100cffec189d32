package gantry.workflows.definitions;

/** The names are those of the API. */
public enum StateMachineStatus {
    ACTIVE,
    /** Starts nothing any more; gone once its open executions have ended. */
    DELETING
}

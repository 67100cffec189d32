package gantry.workflows.definitions;

/** Chosen when a state machine is created, for good; the names are those of the API. */
public enum StateMachineType {
    STANDARD,
    EXPRESS
}

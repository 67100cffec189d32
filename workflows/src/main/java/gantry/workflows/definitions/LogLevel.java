package gantry.workflows.definitions;

/** Which events of an execution go to its log; the names are those of the API. */
public enum LogLevel {
    ALL,
    ERROR,
    FATAL,
    OFF
}

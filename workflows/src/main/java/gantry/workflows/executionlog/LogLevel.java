package gantry.workflows.executionlog;

/** Which events of an execution are logged; the names are those of the API. */
public enum LogLevel {
    ALL,
    ERROR,
    FATAL,
    OFF
}

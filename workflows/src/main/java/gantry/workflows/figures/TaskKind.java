package gantry.workflows.figures;

/** What AWS's metrics tell apart: who does a task. */
public enum TaskKind {
    ACTIVITY,
    LAMBDA_FUNCTION,
    SERVICE_INTEGRATION
}

package gantry.workflows.partition;

/** An attempt of a task; what makes a call idempotent. */
public record TaskKey(long executionId, int frame, int attempt) {
    /** As text, unique in the installation. */
    public String idempotencyKey() {
        return executionId + "-" + frame + "-" + attempt;
    }
}

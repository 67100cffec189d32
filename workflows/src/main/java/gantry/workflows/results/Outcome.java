package gantry.workflows.results;

/** By what children are told apart: each has its own files. */
enum Outcome {
    FAILED,
    PENDING,
    SUCCEEDED;

    /** Timed out and stopped children are among the failed. */
    static Outcome of(ChildResult child) {
        return switch (child.status()) {
            case "SUCCEEDED" -> SUCCEEDED;
            case "PENDING" -> PENDING;
            default -> FAILED;
        };
    }
}

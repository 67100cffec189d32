package gantry.states.interpreter;

/** Ends a step whose next event would be one too many. */
final class HistoryLimit extends RuntimeException {
    /** Measured (step-functions-measured, section 6). */
    static final String CAUSE =
            "The execution reached the maximum number of history events ("
                    + Limits.MAX_HISTORY_EVENTS
                    + ").";

    private static final long serialVersionUID = 1L;

    HistoryLimit() {
        super(CAUSE, null, false, false);
    }

    /** The events that end an execution, and so may be its last one. */
    static boolean mayBeLast(HistoryEventType type) {
        return switch (type) {
            case EXECUTION_SUCCEEDED, EXECUTION_FAILED, EXECUTION_ABORTED, EXECUTION_TIMED_OUT ->
                    true;
            default -> false;
        };
    }
}

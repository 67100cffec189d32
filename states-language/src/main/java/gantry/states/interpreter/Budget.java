package gantry.states.interpreter;

/** What a step has spent, so that one execution does not keep the others waiting. */
final class Budget {
    private static final int BYTES_PER_UNIT = 1_024;

    private int transitions;
    private long historyBytes;
    private long work;
    private long workBefore;

    void transition() {
        transitions++;
        workBefore = work;
    }

    /** The next item of a map run has as much as a state. */
    void beginItem() {
        workBefore = work;
    }

    void history(long bytes) {
        historyBytes += bytes;
    }

    /** So many nodes or items were visited. */
    void work(long units) {
        work += units;
    }

    /**
     * So many nodes or items were visited by a path or an intrinsic of a state.
     *
     * @throws StateFailure if the state has done more than any state may
     */
    void evaluation(long units) {
        work += units;
        if (work - workBefore > Limits.MAX_STATE_WORK) {
            throw StateFailure.runtime(
                    "The state visits and makes more than "
                            + Limits.MAX_STATE_WORK
                            + " values and KiB of text.");
        }
    }

    /** How much work the state may still do. */
    long left() {
        return Math.max(0, Limits.MAX_STATE_WORK - (work - workBefore));
    }

    /** So many bytes were made or read. */
    void bytes(long bytes) {
        work += bytes / BYTES_PER_UNIT;
    }

    boolean isSpent() {
        return transitions >= Limits.MAX_STEP_TRANSITIONS
                || historyBytes >= Limits.MAX_STEP_HISTORY_BYTES
                || work >= Limits.MAX_STEP_WORK;
    }
}

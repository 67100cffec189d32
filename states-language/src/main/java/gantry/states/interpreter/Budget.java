package gantry.states.interpreter;

/** What a step has spent, so that one execution does not keep the others waiting. */
final class Budget {
    private static final int BYTES_PER_UNIT = 1_024;

    private int transitions;
    private long historyBytes;
    private long work;

    void transition() {
        transitions++;
    }

    void history(long bytes) {
        historyBytes += bytes;
    }

    /** So many nodes or items were visited. */
    void work(long units) {
        work += units;
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

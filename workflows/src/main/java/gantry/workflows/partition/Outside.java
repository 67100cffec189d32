package gantry.workflows.partition;

/** Does what follows a commit. Called by workers; must not block them. */
public interface Outside {
    void perform(int partition, AfterCommit effect);

    /** A commit failed: activity tasks may wait in the store that nobody knows of. */
    void rereadActivities();

    /** Whether an Express execution runs in this process. */
    boolean isRunningExpress(long executionId);
}

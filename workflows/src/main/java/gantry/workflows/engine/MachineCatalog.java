package gantry.workflows.engine;

import gantry.workflows.arn.StateMachineArn;

/** What executions run. Safe for any thread; may read the store, keeps what is in use. */
public interface MachineCatalog {
    /** A revision that an execution pinned; it stays as long as any execution names it. */
    MachineRevision requireRevision(String key);

    /**
     * Whether the machine was deleted: its executions end at their next transition. Asked before
     * every step, so it answers from memory.
     */
    boolean isDeleting(StateMachineArn arn);
}

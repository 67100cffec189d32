package gantry.workflows.tasks;

import gantry.states.definition.Resource;

/** Does the tasks of an integration. Called from any thread, many at a time. */
public interface TaskHandler {
    /** What becomes of an attempt that was with a runner when the server died. */
    enum AfterCrash {
        /**
         * It is sent again with the same idempotency key: it reads, or the other side remembers.
         */
        AGAIN,
        /** It fails, since it may have been done: never silently twice. */
        FAILED
    }

    /** FAILED unless the integration knows better. */
    default AfterCrash afterCrash(Resource resource) {
        return AfterCrash.FAILED;
    }

    /**
     * Does the task; returns its outcome, or that it was submitted.
     *
     * @throws InterruptedException when it was cancelled
     */
    TaskOutcome run(TaskCall call) throws InterruptedException;
}

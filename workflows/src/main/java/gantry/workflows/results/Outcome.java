package gantry.workflows.results;

import gantry.states.interpreter.ChildResult;

/** By what children are told apart: each has its own files. */
enum Outcome {
    FAILED,
    PENDING,
    SUCCEEDED;

    /** Timed out and stopped children are among the failed. */
    static Outcome of(ChildResult child) {
        if (child.hasSucceeded()) {
            return SUCCEEDED;
        }
        return child.status().equals(ChildResult.PENDING) ? PENDING : FAILED;
    }
}

package gantry.workflows.definitions;

import gantry.workflows.arn.StateMachineArn;

/** Tells whether a machine that is being deleted may go; the engine knows. Safe for any thread. */
@FunctionalInterface
public interface OpenExecutions {
    /** Whether an execution of the machine is still running, on disk. */
    boolean hasAny(StateMachineArn machine);
}

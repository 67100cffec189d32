package gantry.workflows.watch;

import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.arn.StateMachineArn;

/** What can be watched. */
sealed interface Subject {
    /** One Standard execution: its status and its history. */
    record OneExecution(ExecutionArn arn) implements Subject {}

    /** The Standard executions of one machine. */
    record ExecutionsOf(StateMachineArn machine) implements Subject {}

    /** Which machines there are, and their revisions. */
    record StateMachines() implements Subject {}
}

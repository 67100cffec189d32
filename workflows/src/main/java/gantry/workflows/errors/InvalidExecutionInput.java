package gantry.workflows.errors;

import gantry.operations.AwsException;

/** The input is not exactly one JSON text. */
@SuppressWarnings("serial")
public final class InvalidExecutionInput extends AwsException {
    public InvalidExecutionInput(String problem) {
        super(
                400,
                "InvalidExecutionInput",
                "Invalid State Machine Execution Input: '" + problem + "'");
    }
}

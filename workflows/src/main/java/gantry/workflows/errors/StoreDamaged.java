package gantry.workflows.errors;

import gantry.operations.AwsException;

/** What is needed lies in a damaged part of the database; the log has told which file that is. */
@SuppressWarnings("serial")
public final class StoreDamaged extends AwsException {
    public StoreDamaged() {
        super(
                500,
                "InternalFailure",
                "A part of the store that this needs is damaged; the server's log says which.");
    }
}

package gantry.workflows.errors;

import gantry.operations.AwsException;
import gantry.states.definition.Diagnostic;

import java.util.List;

/** The definition has errors; the sentence lists all of them. */
@SuppressWarnings("serial")
public final class InvalidDefinition extends AwsException {
    public InvalidDefinition(List<Diagnostic> diagnostics) {
        super(
                400,
                "InvalidDefinition",
                gantry.states.definition.InvalidDefinition.createMessage(diagnostics));
    }
}

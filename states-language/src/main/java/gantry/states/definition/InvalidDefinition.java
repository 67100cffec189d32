package gantry.states.definition;

import java.util.List;
import java.util.stream.Collectors;

/** How the operations show diagnostics. */
public final class InvalidDefinition {
    private InvalidDefinition() {}

    /**
     * The message of the error InvalidDefinition of CreateStateMachine and UpdateStateMachine.
     *
     * @param diagnostics of which at least one is an error; warnings are left out
     */
    public static String createMessage(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .filter(diagnostic -> diagnostic.severity() == Diagnostic.Severity.ERROR)
                .map(InvalidDefinition::show)
                .collect(Collectors.joining(", ", "Invalid State Machine Definition: '", "'"));
    }

    /** Without a location AWS prints {@code at null}. */
    private static String show(Diagnostic diagnostic) {
        return diagnostic.code() + ": " + diagnostic.message() + " at " + diagnostic.location();
    }
}

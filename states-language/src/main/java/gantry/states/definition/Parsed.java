package gantry.states.definition;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What {@link DefinitionParser} makes of a text.
 *
 * @param machine null if any diagnostic is an error
 * @param diagnostics the errors and then the warnings, each in the order of the definition; an
 *     empty list for a definition without a fault
 */
public record Parsed(@Nullable StateMachine machine, List<Diagnostic> diagnostics) {
    public Parsed {
        diagnostics = List.copyOf(diagnostics);
    }

    /** What keeps the definition from being a machine. */
    public List<Diagnostic> errors() {
        return diagnostics.stream()
                .filter(one -> one.severity() == Diagnostic.Severity.ERROR)
                .toList();
    }

    public boolean isValid() {
        return machine != null;
    }

    /** The machine of a definition that has no errors. */
    public StateMachine requireMachine() {
        if (machine == null) {
            throw new IllegalStateException("The definition is not valid: " + diagnostics);
        }
        return machine;
    }
}

package gantry.states.definition;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a definition, as ValidateStateMachineDefinition answers it.
 *
 * @param code such as SCHEMA_VALIDATION_FAILED
 * @param location such as {@code /States/P/Branches[0]/States/B/Next}; null where AWS gives none
 */
public record Diagnostic(
        Severity severity, String code, String message, @Nullable String location) {
    /** As the API spells it. */
    public enum Severity {
        ERROR,
        WARNING
    }
}

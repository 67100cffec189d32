package gantry.states.definition;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects what is wrong with a definition. Confined to one parse.
 *
 * <p>The texts are AWS's, taken from answers of ValidateStateMachineDefinition and
 * CreateStateMachine; the few that nobody has recorded are written in the same manner.
 */
final class Problems {
    static final String SCHEMA_VALIDATION_FAILED = "SCHEMA_VALIDATION_FAILED";
    static final String INVALID_JSON_DESCRIPTION = "INVALID_JSON_DESCRIPTION";
    static final String INVALID_STATE_NAME = "INVALID_STATE_NAME";
    static final String DUPLICATE_STATE_NAME = "DUPLICATE_STATE_NAME";
    static final String MISSING_TRANSITION_TARGET = "MISSING_TRANSITION_TARGET";
    static final String INVALID_JSONATA_EXPRESSION = "INVALID_JSONATA_EXPRESSION";
    static final String UNSUPPORTED_JSONATA_EXPRESSION = "UNSUPPORTED_JSONATA_EXPRESSION";
    static final String MISSING_END_STATE = "MISSING_END_STATE";

    /** Ten times what ValidateStateMachineDefinition can answer; later ones add nothing. */
    private static final int MAX_KEPT = 1_000;

    /** Of a message or location: they quote the definition, which may be a megabyte. */
    private static final int MAX_LENGTH = 1_000;

    private final List<Diagnostic> found = new ArrayList<>();

    /** A field, type, value or combination that the language does not allow. */
    void schema(String message, String location) {
        add(SCHEMA_VALIDATION_FAILED, message, location.isEmpty() ? "/" : location);
    }

    void add(String code, String message, @Nullable String location) {
        if (found.size() < MAX_KEPT) {
            found.add(
                    new Diagnostic(
                            Diagnostic.Severity.ERROR,
                            code,
                            shorten(message),
                            location == null ? null : shorten(location)));
        }
    }

    void addAll(List<Diagnostic> more) {
        more.forEach(one -> add(one.code(), one.message(), one.location()));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<Diagnostic> all() {
        return List.copyOf(found);
    }

    private static String shorten(String text) {
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
    }
}

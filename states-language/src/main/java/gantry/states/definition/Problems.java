package gantry.states.definition;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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
    static final String TOO_DEEPLY_NESTED = "TOO_DEEPLY_NESTED";
    static final String DUPLICATE_LABEL_NAME = "DUPLICATE_LABEL_NAME";
    static final String INVALID_LABEL_NAME = "INVALID_LABEL_NAME";

    /** Ten times what ValidateStateMachineDefinition can answer; later ones add nothing. */
    private static final int MAX_KEPT = 1_000;

    /** Of a message or location: they quote the definition, which may be a megabyte. */
    private static final int MAX_LENGTH = 1_000;

    private final List<Diagnostic> errors = new ArrayList<>();
    private final List<Diagnostic> warnings = new ArrayList<>();

    /** A field, type, value or combination that the language does not allow. */
    void schema(String message, String location) {
        add(SCHEMA_VALIDATION_FAILED, message, location.isEmpty() ? "/" : location);
    }

    void add(String code, String message, @Nullable String location) {
        keep(errors, new Diagnostic(Diagnostic.Severity.ERROR, code, message, location));
    }

    /** Something that a definition may say but hardly means. */
    void warn(String code, String message, String location) {
        keep(warnings, new Diagnostic(Diagnostic.Severity.WARNING, code, message, location));
    }

    void addErrors(List<Diagnostic> more) {
        more.forEach(one -> keep(errors, one));
    }

    boolean hasErrors() {
        return !errors.isEmpty();
    }

    /** In the order of the definition; the errors come first, so that no warning hides one. */
    List<Diagnostic> all() {
        return Stream.concat(errors.stream(), warnings.stream()).toList();
    }

    List<Diagnostic> warnings() {
        return List.copyOf(warnings);
    }

    private static void keep(List<Diagnostic> kept, Diagnostic one) {
        if (kept.size() < MAX_KEPT) {
            String location = one.location();
            kept.add(
                    new Diagnostic(
                            one.severity(),
                            one.code(),
                            shorten(one.message()),
                            location == null ? null : shorten(location)));
        }
    }

    private static String shorten(String text) {
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
    }
}

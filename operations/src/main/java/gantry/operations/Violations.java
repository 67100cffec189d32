package gantry.operations;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Collects what a request breaks, in AWS's words, and raises them all at once. */
final class Violations {
    /** Stands for a value that no message may repeat. */
    static final Object HIDDEN = new Object();

    /** AWS stops looking at so many. */
    private static final int MAX_VIOLATIONS = 10;

    /** Ours: of a longer value only the beginning is repeated (the longest recorded has 3,097). */
    private static final int MAX_ECHO = 8_192;

    private final List<String> found = new ArrayList<>(0);

    boolean full() {
        return found.size() >= MAX_VIOLATIONS;
    }

    /**
     * Adds one.
     *
     * @param value what broke it; null if it is missing, {@link #HIDDEN} if it is a secret
     * @param at where: {@code tags.1.member.key}
     */
    void add(@Nullable Object value, String at, String constraint) {
        if (!full()) {
            found.add(shown(value) + at + "' failed to satisfy constraint: " + constraint);
        }
    }

    /** Throws all that was found, if anything, as the service's error of this code. */
    void raise(String code) {
        if (found.isEmpty()) {
            return;
        }
        String message =
                found.size()
                        + (found.size() == 1 ? " validation error" : " validation errors")
                        + " detected: "
                        + String.join("; ", found);
        throw code.equals("ValidationException")
                ? new ValidationException(message)
                : new AwsException(400, code, message);
    }

    private static String shown(@Nullable Object value) {
        if (value == null) {
            return "Value null at '";
        }
        if (value == HIDDEN) {
            return "Value at '";
        }
        return "Value '" + cut(text(value)) + "' at '";
    }

    /** Lists and maps by their size: what is in them may be a secret. */
    private static String text(Object value) {
        return switch (value) {
            case Collection<?> list -> list.isEmpty() ? "[]" : "[" + list.size() + " members]";
            case Map<?, ?> map -> map.isEmpty() ? "{}" : "{" + map.size() + " members}";
            default -> value.toString();
        };
    }

    private static String cut(String text) {
        return text.length() <= MAX_ECHO ? text : text.substring(0, MAX_ECHO) + "…";
    }
}

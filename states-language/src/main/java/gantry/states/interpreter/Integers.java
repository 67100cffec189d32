package gantry.states.interpreter;

import gantry.json.Json;
import gantry.states.definition.DataPath;
import gantry.states.definition.NumberSource;

import org.jspecify.annotations.Nullable;

/** Whole numbers that a field gives or a path finds. */
final class Integers {
    private Integers() {}

    /**
     * The number of a field such as TimeoutSeconds or MaxConcurrencyPath.
     *
     * @throws StateFailure States.Runtime if a path leads to anything else
     */
    static long of(NumberSource source, Scene scene, long least, long most) {
        return switch (source) {
            case NumberSource.Constant constant -> constant.value();
            case NumberSource.Evaluated evaluated ->
                    Evaluations.integer(evaluated, scene, least, most);
            case NumberSource.At at -> {
                Object found = scene.read(at.path());
                Long value = find(found);
                if (value == null || value < least || value > most) {
                    throw notValid(at.field(), at.path(), found, "integer");
                }
                yield value;
            }
        };
    }

    /**
     * A number without a fraction, or its text (recorded: MaxConcurrencyPath takes {@code "1"}).
     */
    static @Nullable Long find(@Nullable Object value) {
        if (value instanceof Long number) {
            return number;
        }
        if (!(value instanceof String) && !(value instanceof Number)) {
            return null;
        }
        try {
            return Long.valueOf(value.toString());
        } catch (NumberFormatException _) {
            return null;
        }
    }

    /** Recorded: what is no text already is quoted as one, such as {@code "{}"}. */
    static StateFailure notValid(String field, DataPath path, @Nullable Object found, String type) {
        String text = found instanceof String given ? given : Json.print(found);
        return StateFailure.runtime(
                "The "
                        + field
                        + " field refers to value "
                        + Json.print(text)
                        + " which is not a valid "
                        + type
                        + ": "
                        + path.text());
    }
}

package gantry.states.interpreter;

import gantry.json.Json;
import gantry.states.definition.NumberSource;
import gantry.states.definition.TextSource;
import gantry.states.expressions.Expression;
import gantry.states.values.PayloadSize;

import org.jspecify.annotations.Nullable;

/** Fields of JSONata whose expressions must come to a value of a certain type. */
final class Evaluations {
    private Evaluations() {}

    static boolean truth(String location, Expression expression, Scene scene) {
        Object value = scene.evaluate(location, expression);
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw unexpected(location, expression, "boolean", value);
    }

    static String text(TextSource.Evaluated source, Scene scene) {
        return text(source.location(), source.expression(), scene);
    }

    static String text(String location, Expression expression, Scene scene) {
        Object value = scene.evaluate(location, expression);
        if (value instanceof String text) {
            return text;
        }
        throw unexpected(location, expression, "string", value);
    }

    /** A whole number within bounds. */
    static long integer(NumberSource.Evaluated source, Scene scene, long least, long most) {
        Object value = scene.evaluate(source.field(), source.expression());
        if (!(value instanceof Number number)) {
            throw unexpected(source.field(), source.expression(), "number", value);
        }
        double approximate = number.doubleValue();
        if (approximate != Math.rint(approximate) || approximate < least || approximate > most) {
            throw failure(
                    source.field(),
                    source.expression(),
                    "returned an unexpected value. Expected an integer from "
                            + least
                            + " to "
                            + most
                            + ", but was "
                            + Json.print(value));
        }
        return (long) approximate;
    }

    /** That a value is of another type than its field takes. */
    static StateFailure unexpected(
            String location, Expression expression, String expected, @Nullable Object value) {
        return failure(
                location,
                expression,
                "returned an unexpected result type. Expected '"
                        + expected
                        + "', but was '"
                        + Json.describeType(value)
                        + "' for value: "
                        + print(value));
    }

    static StateFailure failure(String location, Expression expression, String sentence) {
        String cause =
                "The JSONata expression '"
                        + expression.text()
                        + "' specified for the field '"
                        + location
                        + "' "
                        + sentence;
        return StateFailure.evaluation(
                location,
                cause.substring(0, Math.min(cause.length(), Limits.MAX_CAUSE_CHARACTERS)));
    }

    /** Nothing of a value that is larger than any payload. */
    static String print(@Nullable Object value) {
        return PayloadSize.isPrintable(value) ? Json.print(value) : "";
    }
}

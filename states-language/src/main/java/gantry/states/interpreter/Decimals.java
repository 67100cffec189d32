package gantry.states.interpreter;

import gantry.states.definition.DecimalSource;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/** Numbers that may have a fraction: a field gives them, or a path finds them. */
final class Decimals {
    private Decimals() {}

    /**
     * The number of a field such as ToleratedFailurePercentage; 0 if it is absent.
     *
     * @throws StateFailure States.Runtime if a path leads to anything else
     */
    static double of(@Nullable DecimalSource source, Scene scene) {
        return switch (source) {
            case null -> 0;
            case DecimalSource.Constant constant -> constant.value();
            case DecimalSource.Evaluated(var field, var expression) -> {
                Object value = scene.evaluate(field, expression);
                if (value instanceof Number number) {
                    yield number.doubleValue();
                }
                throw Evaluations.unexpected(field, expression, "number", value);
            }
            case DecimalSource.At(var field, var path) -> {
                Object found = scene.read(path);
                Double value = find(found);
                if (value == null) {
                    throw Integers.notValid(field, path, found, "float");
                }
                yield value;
            }
        };
    }

    /** A number or its text (recorded: ToleratedFailurePercentagePath takes {@code "1"}). */
    private static @Nullable Double find(@Nullable Object value) {
        if (!(value instanceof String) && !(value instanceof Number)) {
            return null;
        }
        try {
            double number = new BigDecimal(value.toString()).doubleValue();
            return Double.isFinite(number) ? number : null;
        } catch (NumberFormatException _) {
            return null;
        }
    }
}

package gantry.jsonata;

import gantry.json.Json;
import gantry.jsonata.values.Environment;
import gantry.jsonata.values.JsonataException;
import gantry.jsonata.values.Limits;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Random;

/** Evaluations with what tests do not care about filled in. */
final class Evaluations {
    static final long NOW_MS = 1_700_000_000_123L;

    private Evaluations() {}

    static @Nullable Object evaluate(String expression, @Nullable Object input) {
        return evaluate(Jsonata.compile(expression), input, Limits.DEFAULT);
    }

    static @Nullable Object evaluate(Expression expression, @Nullable Object input, Limits limits) {
        return expression.evaluate(input, Map.of(), new Environment(limits, NOW_MS, new Random(7)));
    }

    /** The result as JSON text, with no input. */
    static String print(String expression) {
        return Json.print(evaluate(expression, Jsonata.UNDEFINED));
    }

    /** The error of an expression without input. */
    static JsonataException error(String expression, Limits limits) {
        try {
            evaluate(Jsonata.compile(expression), Jsonata.UNDEFINED, limits);
        } catch (JsonataException e) {
            return e;
        }
        throw new AssertionError(expression + " gives a result");
    }
}

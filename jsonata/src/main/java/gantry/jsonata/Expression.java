package gantry.jsonata;

import gantry.jsonata.eval.Evaluation;
import gantry.jsonata.eval.Node;
import gantry.jsonata.shape.Shape;
import gantry.jsonata.values.Environment;
import gantry.jsonata.values.FunctionValue;
import gantry.jsonata.values.JsonataException;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** A compiled expression. Immutable: any number of threads may evaluate it at once. */
public final class Expression {
    private final String text;
    private final Node node;
    private final Functions functions;
    private final References references;

    Expression(String text, Shape shape, Node node, Functions functions) {
        this.text = text;
        this.node = node;
        this.functions = functions;
        this.references = References.of(shape);
    }

    /**
     * The value for an input.
     *
     * @param input JSON, or {@link Jsonata#UNDEFINED}
     * @param bindings variables by name without the dollar sign; values are JSON
     * @return JSON: JsonObject, JsonArray or what came in; {@link Jsonata#UNDEFINED} for nothing;
     *     for a function an object that {@link #isFunction} knows
     * @throws JsonataException if the expression fails or a bound is exceeded
     */
    public @Nullable Object evaluate(
            @Nullable Object input, Map<String, ?> bindings, Environment environment) {
        return Evaluation.evaluate(node, input, bindings, functions.table(), environment);
    }

    /** What the expression reads and calls. */
    public References references() {
        return references;
    }

    public String text() {
        return text;
    }

    public static boolean isFunction(@Nullable Object result) {
        return result instanceof FunctionValue;
    }

    @Override
    public String toString() {
        return text;
    }
}

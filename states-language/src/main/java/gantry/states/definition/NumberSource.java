package gantry.states.definition;

import gantry.states.expressions.Expression;

/** Where a whole number comes from: a field or its twin that ends in Path. */
public sealed interface NumberSource {
    record Constant(long value) implements NumberSource {}

    /**
     * @param field such as {@code TimeoutSecondsPath}; errors name it
     */
    record At(String field, DataPath path) implements NumberSource {}

    /**
     * @param field such as {@code TimeoutSeconds}; errors name it
     */
    record Evaluated(String field, Expression expression) implements NumberSource {}
}

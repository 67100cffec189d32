package gantry.states.definition;

import gantry.states.expressions.Expression;

/** Where a text comes from: a field or its twin that ends in Path. */
public sealed interface TextSource {
    record Constant(String value) implements TextSource {}

    /**
     * @param field such as {@code ErrorPath}; errors name it
     */
    record At(String field, DataPath path) implements TextSource {}

    /**
     * @param field such as {@code ErrorPath}; errors name it
     */
    record Computed(String field, Intrinsic call) implements TextSource {}

    /**
     * @param location below the state, such as {@code Cause}; errors name it
     */
    record Evaluated(String location, Expression expression) implements TextSource {}
}

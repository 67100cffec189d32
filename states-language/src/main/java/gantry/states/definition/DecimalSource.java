package gantry.states.definition;

import gantry.states.expressions.Expression;

/** Where a number that may have a fraction comes from: a field or its twin that ends in Path. */
public sealed interface DecimalSource {
    record Constant(double value) implements DecimalSource {}

    /**
     * @param field such as {@code ToleratedFailurePercentagePath}; errors name it
     */
    record At(String field, DataPath path) implements DecimalSource {}

    /**
     * @param field such as {@code ToleratedFailurePercentage}; errors name it
     */
    record Evaluated(String field, Expression expression) implements DecimalSource {}
}

package gantry.states.definition;

import gantry.states.expressions.Expression;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A compiled template: Parameters, ResultSelector, ItemSelector, Assign, and of JSONata Arguments,
 * Output, Items. Parts without a dynamic field are one {@link Literal}, so that evaluation shares
 * them.
 */
public sealed interface PayloadTemplate {
    /** A JSON value that stays as it is. */
    record Literal(@Nullable Object value) implements PayloadTemplate {}

    /** At least one field in it or below it is dynamic. */
    record ObjectTemplate(List<Field> fields) implements PayloadTemplate {
        public ObjectTemplate {
            fields = List.copyOf(fields);
        }
    }

    /** At least one element is dynamic or has something dynamic below it. */
    record ArrayTemplate(List<PayloadTemplate> elements) implements PayloadTemplate {
        public ArrayTemplate {
            elements = List.copyOf(elements);
        }
    }

    /**
     * {@code "X.$": "$.a"}.
     *
     * @param field as written, with its {@code .$}; errors name it
     */
    record PathValue(String field, DataPath path) implements PayloadTemplate {}

    /**
     * {@code "X.$": "States.Array(…)"}.
     *
     * @param field as written, with its {@code .$}; errors name it
     */
    record IntrinsicValue(String field, Intrinsic call) implements PayloadTemplate {}

    /**
     * A text {@code {% … %}} of JSONata.
     *
     * @param location below the state, such as {@code Output/a[0]}; errors name it
     */
    record Evaluated(String location, Expression expression) implements PayloadTemplate {}

    /**
     * A member of an object.
     *
     * @param name in the result, so without {@code .$}
     */
    record Field(String name, PayloadTemplate value) {}
}

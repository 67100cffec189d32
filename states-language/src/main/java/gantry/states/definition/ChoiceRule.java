package gantry.states.definition;

import gantry.states.expressions.Expression;

import java.util.List;

/** The condition of a choice: of JSONata a {@link Condition} or {@link Always}. */
public sealed interface ChoiceRule {
    /** {@code "Variable": …} with one operator. */
    record Comparison(DataPath variable, ComparisonOperator operator, Operand operand)
            implements ChoiceRule {}

    record And(List<ChoiceRule> rules) implements ChoiceRule {
        public And {
            rules = List.copyOf(rules);
        }
    }

    record Or(List<ChoiceRule> rules) implements ChoiceRule {
        public Or {
            rules = List.copyOf(rules);
        }
    }

    record Not(ChoiceRule rule) implements ChoiceRule {}

    /**
     * {@code "Condition": "{% … %}"}.
     *
     * @param location such as {@code Choices[1]/Condition}; errors name it
     */
    record Condition(String location, Expression expression) implements ChoiceRule {}

    /** {@code "Condition": true}, or false. */
    record Always(boolean holds) implements ChoiceRule {}

    /** What a variable is compared with. */
    sealed interface Operand {
        /**
         * A value of the definition: a String (StringEquals …, StringMatches), a Number
         * (NumericEquals …), a Boolean (BooleanEquals, IsNull …) or an {@link java.time.Instant}
         * (TimestampEquals …).
         */
        record Constant(Object value) implements Operand {}

        /** Of the operators whose name ends in Path. */
        record At(DataPath path) implements Operand {}
    }
}

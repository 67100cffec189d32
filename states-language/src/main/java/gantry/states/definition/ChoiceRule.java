package gantry.states.definition;

import java.util.List;

/** The condition of a choice in the query language JSONPath. */
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

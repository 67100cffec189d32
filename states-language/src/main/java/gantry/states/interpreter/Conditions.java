package gantry.states.interpreter;

import gantry.json.Json;
import gantry.states.definition.ChoiceRule;
import gantry.states.definition.ComparisonOperator;
import gantry.states.definition.DataPath;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Whether a choice rule holds; recursion is as deep as the definition's text nests. Values of other
 * types than an operator compares are never equal, less or greater.
 */
final class Conditions {
    private Conditions() {}

    static boolean holds(ChoiceRule rule, Scene scene) {
        return switch (rule) {
            case ChoiceRule.Comparison comparison -> compare(comparison, scene);
            case ChoiceRule.And and -> {
                for (ChoiceRule part : and.rules()) {
                    if (!holds(part, scene)) {
                        yield false;
                    }
                }
                yield true;
            }
            case ChoiceRule.Or or -> {
                for (ChoiceRule part : or.rules()) {
                    if (holds(part, scene)) {
                        yield true;
                    }
                }
                yield false;
            }
            case ChoiceRule.Not not -> !holds(not.rule(), scene);
            case ChoiceRule.Condition condition ->
                    Evaluations.truth(condition.location(), condition.expression(), scene);
            case ChoiceRule.Always always -> always.holds();
        };
    }

    private static boolean compare(ChoiceRule.Comparison comparison, Scene scene) {
        ComparisonOperator operator = comparison.operator();
        Object variable = scene.find(comparison.variable());
        if (operator.kind() == ComparisonOperator.Kind.PRESENT) {
            return isWanted(!Scene.isAbsent(variable), comparison);
        }
        Object value = requirePresent(variable, comparison.variable());
        if (operator.relation() == ComparisonOperator.Relation.IS) {
            return isWanted(is(operator.kind(), value), comparison);
        }
        Object operand =
                switch (comparison.operand()) {
                    case ChoiceRule.Operand.Constant constant -> constant.value();
                    case ChoiceRule.Operand.At at ->
                            requirePresent(scene.find(at.path()), at.path());
                };
        return relate(operator, value, operand);
    }

    private static @Nullable Object requirePresent(@Nullable Object value, DataPath path) {
        if (Scene.isAbsent(value)) {
            throw StateFailure.runtime(
                    "Invalid path '"
                            + path.text()
                            + "': The choice state's condition path references an invalid value.");
        }
        return value;
    }

    /** {@code "IsString": false} asks for the opposite. */
    private static boolean isWanted(boolean answer, ChoiceRule.Comparison comparison) {
        return comparison.operand() instanceof ChoiceRule.Operand.Constant constant
                && Boolean.valueOf(answer).equals(constant.value());
    }

    private static boolean is(ComparisonOperator.Kind kind, @Nullable Object value) {
        return switch (kind) {
            case STRING -> value instanceof String;
            case NUMERIC -> value instanceof Number;
            case BOOLEAN -> value instanceof Boolean;
            case TIMESTAMP -> Timestamps.find(value) != null;
            case NULL -> value == null;
            case PRESENT -> true;
        };
    }

    private static boolean relate(
            ComparisonOperator operator, @Nullable Object value, @Nullable Object operand) {
        return switch (operator.kind()) {
            case STRING ->
                    value instanceof String text
                            && operand instanceof String other
                            && relateTexts(operator, text, other);
            case NUMERIC ->
                    value instanceof Number number
                            && operand instanceof Number other
                            && holds(operator, Json.compareNumbers(number, other));
            case BOOLEAN -> value instanceof Boolean && value.equals(operand);
            case TIMESTAMP -> {
                Instant time = Timestamps.find(value);
                Instant other = operand instanceof Instant at ? at : Timestamps.find(operand);
                yield time != null && other != null && holds(operator, time.compareTo(other));
            }
            case NULL, PRESENT -> throw new IllegalStateException(operator + " compares nothing");
        };
    }

    private static boolean relateTexts(ComparisonOperator operator, String text, String other) {
        return operator.relation() == ComparisonOperator.Relation.MATCHES
                ? Wildcards.match(other, text)
                : holds(operator, text.compareTo(other));
    }

    private static boolean holds(ComparisonOperator operator, int comparison) {
        return switch (operator.relation()) {
            case EQUALS -> comparison == 0;
            case LESS_THAN -> comparison < 0;
            case GREATER_THAN -> comparison > 0;
            case LESS_THAN_EQUALS -> comparison <= 0;
            case GREATER_THAN_EQUALS -> comparison >= 0;
            case MATCHES, IS -> throw new IllegalStateException(operator + " has no order");
        };
    }
}

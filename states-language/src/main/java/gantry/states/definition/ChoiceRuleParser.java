package gantry.states.definition;

import gantry.json.JsonObject;
import gantry.states.definition.ChoiceRule.Operand;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Compiles the condition of a choice in the query language JSONPath. */
final class ChoiceRuleParser {
    private static final List<String> SELECTORS =
            List.of("And", "Or", "Not", "Variable", "Condition");
    private static final Set<String> NESTED = Set.of("Comment");

    private ChoiceRuleParser() {}

    /** Whether a field belongs to a rule of JSONPath only. */
    static boolean isField(String field) {
        return (SELECTORS.contains(field) && !field.equals("Condition"))
                || ComparisonOperator.find(field) != null;
    }

    /**
     * @param also fields that the object may have besides
     * @return null if the rule is wrong
     */
    static @Nullable ChoiceRule parse(Fields rule, Set<String> also) {
        checkFields(rule, also);
        if (SELECTORS.stream().filter(rule::has).count() != 1) {
            rule.problem("The object must have only one of the following fields, " + SELECTORS);
            return null;
        }
        if (rule.has("And")) {
            var rules = rules(rule, "And");
            return rules == null ? null : new ChoiceRule.And(rules);
        }
        if (rule.has("Or")) {
            var rules = rules(rule, "Or");
            return rules == null ? null : new ChoiceRule.Or(rules);
        }
        if (rule.has("Not")) {
            var object = rule.object("Not");
            var inner = object == null ? null : parse(rule.below("/Not", object), NESTED);
            return inner == null ? null : new ChoiceRule.Not(inner);
        }
        return rule.has("Variable") ? comparison(rule) : null;
    }

    private static void checkFields(Fields rule, Set<String> also) {
        for (String field : rule.names()) {
            if (field.equals("Condition") || (field.equals("Output") && also.contains("Next"))) {
                rule.wrongLanguage(field, QueryLanguage.JSONATA);
            } else if (!isField(field) && !also.contains(field)) {
                rule.problem("Field '" + field + "' is not supported");
            }
        }
    }

    private static @Nullable List<ChoiceRule> rules(Fields rule, String field) {
        var list = rule.filledList(field);
        if (list == null) {
            return null;
        }
        var rules = new ArrayList<ChoiceRule>();
        for (int i = 0; i < list.size(); i++) {
            String place = field + "[" + i + "]";
            if (!(list.get(i) instanceof JsonObject object)) {
                rule.problemAt(place, "Expected value of type [OBJECT]");
                continue;
            }
            var inner = parse(rule.below("/" + place, object), NESTED);
            if (inner != null) {
                rules.add(inner);
            }
        }
        return rules.size() == list.size() ? rules : null;
    }

    private static @Nullable ChoiceRule comparison(Fields rule) {
        var operators = new ArrayList<ComparisonOperator>();
        for (String field : rule.names()) {
            var operator = ComparisonOperator.find(field);
            if (operator != null) {
                operators.add(operator);
            }
        }
        var variable = PathParser.reference(rule, "Variable");
        if (operators.isEmpty()) {
            rule.problem(
                    "This object should have only one of the following fields: "
                            + ComparisonOperator.wireNames());
            return null;
        }
        if (operators.size() > 1) {
            rule.problem(
                    "There should only be one of the following fields: "
                            + operators.stream().map(ComparisonOperator::wireName).toList());
            return null;
        }
        var operator = operators.getFirst();
        var operand = operand(rule, operator);
        return variable == null || operand == null
                ? null
                : new ChoiceRule.Comparison(variable, operator, operand);
    }

    private static @Nullable Operand operand(Fields rule, ComparisonOperator operator) {
        String field = operator.wireName();
        if (operator.takesPath()) {
            var path = PathParser.reference(rule, field);
            return path == null ? null : new Operand.At(path);
        }
        Warnings.ofField(rule, field);
        Object value =
                operator.relation() == ComparisonOperator.Relation.IS
                        ? rule.flag(field)
                        : literal(rule, operator.kind(), field);
        return value == null ? null : new Operand.Constant(value);
    }

    private static @Nullable Object literal(
            Fields rule, ComparisonOperator.Kind kind, String field) {
        return switch (kind) {
            case STRING -> rule.text(field);
            case NUMERIC -> rule.number(field);
            case BOOLEAN -> rule.flag(field);
            case TIMESTAMP -> Timestamps.parse(rule, field);
            case NULL, PRESENT ->
                    throw new IllegalStateException(field + " is compared with nothing");
        };
    }
}

package gantry.states.definition;

import gantry.json.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Set;

/** Compiles a Choice state. */
final class ChoiceParser {
    private static final Set<String> BOTH = Set.of("Next", "Comment", "Assign");

    private ChoiceParser() {}

    static @Nullable State parse(Fields state, StateHeader header, Transitions transitions) {
        var flow = FlowParser.parse(state);
        state.require("Choices");
        var list = state.filledList("Choices");
        var choices = new ArrayList<ChoiceState.Choice>();
        for (int i = 0; list != null && i < list.size(); i++) {
            var choice = choice(state, i, list.get(i), transitions);
            if (choice != null) {
                choices.add(choice);
            }
        }
        var defaultNext = state.has("Default") ? transitions.target(state, "Default") : null;
        return flow == null || list == null || choices.size() < list.size()
                ? null
                : new ChoiceState(header, flow, choices, defaultNext);
    }

    private static ChoiceState.@Nullable Choice choice(
            Fields state, int index, @Nullable Object value, Transitions transitions) {
        if (!(value instanceof JsonObject object)) {
            state.problemAt("Choices[" + index + "]", "Expected value of type [OBJECT]");
            transitions.unknown();
            return null;
        }
        var fields = state.below("/Choices[" + index + "]", object);
        fields.require("Next");
        fields.text("Comment");
        var next = transitions.target(fields, "Next");
        var rule = fields.isJsonata() ? condition(fields) : ChoiceRuleParser.parse(fields, BOTH);
        var assign = AssignParser.parse(fields);
        var output = fields.isJsonata() ? ExpressionParser.template(fields, "Output") : null;
        return rule == null || next == null || assign == null
                ? null
                : new ChoiceState.Choice(rule, next, assign, output);
    }

    /** The rule of a choice of JSONata. */
    private static @Nullable ChoiceRule condition(Fields fields) {
        for (String field : fields.names()) {
            if (ChoiceRuleParser.isField(field)) {
                fields.wrongLanguage(field, QueryLanguage.JSON_PATH);
            } else if (!BOTH.contains(field)
                    && !field.equals("Condition")
                    && !field.equals("Output")) {
                fields.problem("Field '" + field + "' is not supported");
            }
        }
        fields.require("Condition");
        if (fields.isExpression(fields.raw("Condition"))) {
            var expression = ExpressionParser.parse(fields, "Condition");
            return expression == null
                    ? null
                    : new ChoiceRule.Condition(
                            fields.belowState(fields.at("Condition")), expression);
        }
        var constant = fields.flag("Condition");
        return constant == null ? null : new ChoiceRule.Always(constant);
    }
}

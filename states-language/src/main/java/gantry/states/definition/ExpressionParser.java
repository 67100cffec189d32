package gantry.states.definition;

import gantry.json.JsonArray;
import gantry.json.JsonObject;
import gantry.states.definition.PayloadTemplate.Field;
import gantry.states.expressions.Expression;
import gantry.states.expressions.InvalidExpression;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Compiles the expressions and templates of the query language JSONata. */
final class ExpressionParser {
    private final Fields fields;

    private ExpressionParser(Fields fields) {
        this.fields = fields;
    }

    /**
     * A field that is one expression.
     *
     * @return null if it is none, or wrong
     */
    static @Nullable Expression parse(Fields fields, String field) {
        return fields.raw(field) instanceof String text && fields.isExpression(text)
                ? new ExpressionParser(fields).compile(text, fields.at(field))
                : null;
    }

    /**
     * A field of any JSON with expressions in it.
     *
     * @return null if it is absent or wrong
     */
    static @Nullable PayloadTemplate template(Fields fields, String field) {
        return fields.has(field)
                ? new ExpressionParser(fields).template(fields.raw(field), fields.at(field))
                : null;
    }

    /** The members of an object with expressions in it; null if one is wrong. */
    static @Nullable List<Field> members(Fields fields, String field, JsonObject object) {
        return new ExpressionParser(fields).members(object, fields.at(field));
    }

    private @Nullable PayloadTemplate template(@Nullable Object value, String location) {
        return switch (value) {
            case String text when fields.isExpression(text) -> {
                var expression = compile(text, location);
                yield expression == null
                        ? null
                        : new PayloadTemplate.Evaluated(fields.belowState(location), expression);
            }
            case JsonObject object -> object(object, location);
            case JsonArray array -> array(array, location);
            case null, default -> new PayloadTemplate.Literal(value);
        };
    }

    private @Nullable PayloadTemplate object(JsonObject object, String location) {
        var members = members(object, location);
        if (members == null) {
            return null;
        }
        return members.stream().allMatch(one -> one.value() instanceof PayloadTemplate.Literal)
                ? new PayloadTemplate.Literal(object)
                : new PayloadTemplate.ObjectTemplate(members);
    }

    private @Nullable List<Field> members(JsonObject object, String location) {
        var members = new ArrayList<Field>(object.size());
        object.forEach(
                (key, value) -> {
                    var template = template(value, location + "/" + key);
                    if (template != null) {
                        members.add(new Field(key, template));
                    }
                });
        return members.size() < object.size() ? null : members;
    }

    private @Nullable PayloadTemplate array(JsonArray array, String location) {
        var elements = new ArrayList<PayloadTemplate>(array.size());
        for (int i = 0; i < array.size(); i++) {
            var element = template(array.get(i), location + "[" + i + "]");
            if (element != null) {
                elements.add(element);
            }
        }
        if (elements.size() < array.size()) {
            return null;
        }
        return elements.stream().allMatch(PayloadTemplate.Literal.class::isInstance)
                ? new PayloadTemplate.Literal(array)
                : new PayloadTemplate.ArrayTemplate(elements);
    }

    private @Nullable Expression compile(String text, String location) {
        var problems = fields.compilation.problems;
        try {
            var expression = Expression.compile(text);
            var unsupported = expression.unsupported(fields.isInCatcher());
            unsupported.forEach(
                    one -> problems.add(Problems.UNSUPPORTED_JSONATA_EXPRESSION, one, location));
            fields.reads(expression.variables());
            return unsupported.isEmpty() ? expression : null;
        } catch (InvalidExpression invalid) {
            problems.add(Problems.INVALID_JSONATA_EXPRESSION, invalid.getMessage(), location);
            return null;
        }
    }
}

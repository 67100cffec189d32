package gantry.states.definition;

import gantry.json.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Compiles Assign: of a state, of a choice or of a catcher. */
final class AssignParser {
    private static final String FIELD = "Assign";

    private AssignParser() {}

    /** Null if something is wrong with it; nothing is assigned where it is absent. */
    static @Nullable List<PayloadTemplate.Field> parse(Fields fields) {
        if (!fields.has(FIELD)) {
            return List.of();
        }
        var object = fields.object(FIELD);
        var assigned = object == null ? null : members(fields, object);
        if (assigned == null) {
            return null;
        }
        boolean sound = true;
        for (var variable : assigned) {
            sound &= checkName(fields, variable.name());
            fields.assigns(variable.name(), fields.at(FIELD));
        }
        return sound ? assigned : null;
    }

    private static @Nullable List<PayloadTemplate.Field> members(Fields fields, JsonObject object) {
        return fields.isJsonata()
                ? ExpressionParser.members(fields, FIELD, object)
                : TemplateParser.members(fields, FIELD, object);
    }

    private static boolean checkName(Fields fields, String name) {
        if (name.equals(VariableNames.RESERVED)) {
            fields.problemAt(FIELD, "The variable name '" + name + "' is reserved");
            return false;
        }
        if (!VariableNames.isValid(name)) {
            fields.problemAt(
                    FIELD,
                    "The variable name '"
                            + name
                            + "' is not a Unicode identifier of at most "
                            + VariableNames.MAX_LENGTH
                            + " characters");
            return false;
        }
        return true;
    }
}

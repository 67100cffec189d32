package gantry.states.definition;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Compiles Assign: of a state, of a choice or of a catcher. */
final class AssignParser {
    private static final String FIELD = "Assign";

    private AssignParser() {}

    /** Null if something is wrong with it; nothing is assigned where it is absent. */
    static @Nullable List<PayloadTemplate.Field> parse(Fields fields) {
        return parse(fields, false);
    }

    static @Nullable List<PayloadTemplate.Field> ofCatcher(Fields catcher) {
        return parse(catcher, true);
    }

    private static @Nullable List<PayloadTemplate.Field> parse(Fields fields, boolean ofCatcher) {
        if (!fields.has(FIELD) || fields.isJsonata()) {
            return List.of();
        }
        var object = fields.object(FIELD);
        var assigned = object == null ? null : TemplateParser.members(fields, FIELD, object);
        if (assigned == null) {
            return null;
        }
        boolean sound = true;
        for (var variable : assigned) {
            sound &= checkName(fields, variable.name());
            fields.scope.assigns(variable.name(), fields.at(FIELD), ofCatcher);
        }
        return sound ? assigned : null;
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

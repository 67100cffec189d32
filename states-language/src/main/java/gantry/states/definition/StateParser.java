package gantry.states.definition;

import gantry.json.JsonObject;

import org.jspecify.annotations.Nullable;

/** Compiles one state: what all types share, then what its type asks for. */
final class StateParser {
    private StateParser() {}

    /**
     * @return null if something is wrong with it, or not built
     */
    static @Nullable State parse(
            Fields scope, String name, String path, JsonObject object, Transitions transitions) {
        var language = new LanguageChoice(scope.compilation, path, object);
        var state = scope.state(name, language.language(), path, object);
        state.require("Type");
        state.text("Comment");
        var table = table(state);
        if (table == null) {
            transitions.unknown();
            return null;
        }
        table.check(state, language.isSound());
        String next = null;
        if (table.hasNext()) {
            next = next(state, transitions);
        }
        var header = new StateHeader(name, path, text(state, "Comment"), next);
        return switch (table) {
            case PASS -> pass(state, header);
            case TASK -> TaskParser.parse(state, header, transitions);
            case CHOICE -> ChoiceParser.parse(state, header, transitions);
            case WAIT -> WaitParser.parse(state, header);
            case SUCCEED -> succeed(state, header, transitions);
            case FAIL -> fail(state, header, transitions);
            case PARALLEL -> ParallelParser.parse(state, header, transitions);
            case MAP -> MapParser.parse(state, header, transitions);
        };
    }

    private static @Nullable FieldTable table(Fields state) {
        var type = state.text("Type");
        var table = type == null ? null : FieldTable.find(type);
        if (type != null && table == null) {
            state.problemAt(
                    "Type",
                    "The field 'Type' should have one of these values: " + FieldTable.types());
        }
        return table;
    }

    /** Next or {@code "End": true}, one of them. */
    private static @Nullable String next(Fields state, Transitions transitions) {
        boolean end = Boolean.TRUE.equals(state.flag("End"));
        if (state.has("Next")) {
            if (end) {
                state.problem("There should only be one of the following fields: [Next, End]");
                transitions.end();
            }
            return transitions.target(state, "Next");
        }
        if (end) {
            transitions.end();
        } else {
            state.problem("This object should have only one of the following fields: [Next, End]");
            transitions.unknown();
        }
        return null;
    }

    private static @Nullable State pass(Fields state, StateHeader header) {
        var flow = FlowParser.parse(state);
        Warnings.ofResult(state);
        var result = state.has("Result") ? new PayloadTemplate.Literal(state.raw("Result")) : null;
        return flow == null ? null : new PassState(header, flow, result);
    }

    private static @Nullable State succeed(
            Fields state, StateHeader header, Transitions transitions) {
        transitions.end();
        var flow = FlowParser.parse(state);
        return flow == null ? null : new SucceedState(header, flow);
    }

    private static @Nullable State fail(Fields state, StateHeader header, Transitions transitions) {
        transitions.end();
        Warnings.ofField(state, "Error");
        Warnings.ofField(state, "Cause");
        var error = Sources.text(state, "Error");
        var cause = Sources.text(state, "Cause");
        return new FailState(header, error, cause);
    }

    private static @Nullable String text(Fields state, String field) {
        return state.raw(field) instanceof String text ? text : null;
    }
}

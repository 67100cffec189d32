package gantry.states.definition;

import gantry.json.path.ReferencePath;

import org.jspecify.annotations.Nullable;

/** Compiles the fields by which a state picks its input and shapes its output. */
final class FlowParser {
    private FlowParser() {}

    /**
     * @return null if one of the fields is wrong
     */
    static @Nullable DataFlow parse(Fields state) {
        return state.isJsonata() ? jsonata(state) : jsonPath(state);
    }

    private static @Nullable DataFlow jsonata(Fields state) {
        var arguments = ExpressionParser.template(state, "Arguments");
        var output = ExpressionParser.template(state, "Output");
        var assign = AssignParser.parse(state);
        return assign == null ? null : new JsonataFlow(arguments, output, assign);
    }

    private static @Nullable DataFlow jsonPath(Fields state) {
        var inputPath = pathOrAll(state, "InputPath");
        // a Map's Parameters are the older spelling of ItemSelector
        var parameters =
                state.has("ItemProcessor") || state.has("Iterator")
                        ? null
                        : TemplateParser.parse(state, "Parameters");
        var resultSelector = TemplateParser.parse(state, "ResultSelector");
        var resultPath = target(state);
        var outputPath = pathOrAll(state, "OutputPath");
        var assign = AssignParser.parse(state);
        return assign == null
                ? null
                : new JsonPathFlow(
                        inputPath, parameters, resultSelector, resultPath, outputPath, assign);
    }

    /** ResultPath: absent is {@code $}, null stays null. */
    static @Nullable ReferencePath target(Fields fields) {
        if (!fields.has("ResultPath")) {
            return JsonPathFlow.WHOLE;
        }
        return fields.raw("ResultPath") == null ? null : PathParser.target(fields, "ResultPath");
    }

    private static @Nullable DataPath pathOrAll(Fields state, String field) {
        if (!state.has(field)) {
            return DataPath.INPUT;
        }
        return state.raw(field) == null ? null : PathParser.path(state, field);
    }
}

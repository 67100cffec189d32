package gantry.states.definition;

import org.jspecify.annotations.Nullable;

/** Compiles the arguments of a call in a Map's ItemReader or ResultWriter. */
final class CallArguments {
    private CallArguments() {}

    /** What the field is called in the language of these fields. */
    static String field(Fields fields) {
        return fields.isJsonata() ? "Arguments" : "Parameters";
    }

    /**
     * Parameters, or Arguments of JSONata.
     *
     * @return null if it is absent or wrong
     */
    static @Nullable PayloadTemplate parse(Fields fields) {
        if (fields.isJsonata()) {
            if (fields.has("Parameters")) {
                fields.wrongLanguage("Parameters", QueryLanguage.JSON_PATH);
            }
            return ExpressionParser.template(fields, "Arguments");
        }
        if (fields.has("Arguments")) {
            fields.wrongLanguage("Arguments", QueryLanguage.JSONATA);
        }
        return TemplateParser.parse(fields, "Parameters");
    }
}

package gantry.states.definition;

import org.jspecify.annotations.Nullable;

/** Compiles fields that have a twin whose name ends in Path. */
final class Sources {
    private Sources() {}

    /**
     * A whole number, a path to one or an expression of JSONata.
     *
     * @return null if neither is there, or one is wrong
     */
    static @Nullable NumberSource number(Fields fields, String field, long min, long max) {
        String pathField = field + "Path";
        fields.atMostOne(field, pathField);
        if (fields.has(pathField) && !fields.isJsonata()) {
            var path = PathParser.reference(fields, pathField);
            return path == null ? null : new NumberSource.At(pathField, path);
        }
        if (fields.isExpression(fields.raw(field))) {
            var expression = ExpressionParser.parse(fields, field);
            return expression == null ? null : new NumberSource.Evaluated(field, expression);
        }
        var value = fields.integer(field, min, max);
        return value == null ? null : new NumberSource.Constant(value);
    }

    /**
     * A text, or a path, intrinsic call or expression of JSONata that gives one.
     *
     * @return null if neither is there, or one is wrong
     */
    static @Nullable TextSource text(Fields fields, String field) {
        String pathField = field + "Path";
        fields.atMostOne(field, pathField);
        if (fields.has(pathField) && !fields.isJsonata()) {
            return dynamic(fields, pathField);
        }
        if (fields.isExpression(fields.raw(field))) {
            var expression = ExpressionParser.parse(fields, field);
            return expression == null
                    ? null
                    : new TextSource.Evaluated(fields.belowState(fields.at(field)), expression);
        }
        var value = fields.text(field);
        return value == null ? null : new TextSource.Constant(value);
    }

    private static @Nullable TextSource dynamic(Fields fields, String field) {
        if (!(fields.raw(field) instanceof String text) || text.startsWith("$")) {
            var path = PathParser.path(fields, field);
            return path == null ? null : new TextSource.At(field, path);
        }
        var call = IntrinsicParser.parse(text);
        if (call == null) {
            fields.problemAt(field, "Value must be a valid JSONPath.");
            return null;
        }
        fields.reads(call);
        return new TextSource.Computed(field, call);
    }
}

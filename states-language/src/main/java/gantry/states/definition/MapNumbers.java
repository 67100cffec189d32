package gantry.states.definition;

import org.jspecify.annotations.Nullable;

/**
 * Compiles the numbers of a distributed Map, from 0 on. Of a Map's paths only ItemsPath may lead
 * into the context object (measured).
 */
final class MapNumbers {
    private MapNumbers() {}

    /**
     * @return null if neither the field nor its Path form is there, or one is wrong
     */
    static @Nullable NumberSource whole(Fields fields, String field, long max) {
        fields.atMostOne(field, field + "Path");
        var path = path(fields, field + "Path");
        if (path != null) {
            return new NumberSource.At(field + "Path", path);
        }
        if (fields.isExpression(fields.raw(field))) {
            var expression = ExpressionParser.parse(fields, field);
            return expression == null
                    ? null
                    : new NumberSource.Evaluated(fields.belowState(fields.at(field)), expression);
        }
        var value = fields.integer(field, 0, max);
        return value == null ? null : new NumberSource.Constant(value);
    }

    /**
     * @return null if neither the field nor its Path form is there, or one is wrong
     */
    static @Nullable DecimalSource decimal(Fields fields, String field, double max) {
        fields.atMostOne(field, field + "Path");
        var path = path(fields, field + "Path");
        if (path != null) {
            return new DecimalSource.At(field + "Path", path);
        }
        if (fields.isExpression(fields.raw(field))) {
            var expression = ExpressionParser.parse(fields, field);
            return expression == null
                    ? null
                    : new DecimalSource.Evaluated(fields.belowState(fields.at(field)), expression);
        }
        var value = fields.decimal(field, 0.0, max);
        return value == null ? null : new DecimalSource.Constant(value);
    }

    private static @Nullable DataPath path(Fields fields, String field) {
        if (!fields.has(field)) {
            return null;
        }
        if (!fields.isJsonata()) {
            return PathParser.inputReference(fields, field);
        }
        // of the Map's own fields its table has told so already
        if (!fields.has("Type")) {
            fields.wrongLanguage(field, QueryLanguage.JSON_PATH);
        }
        return null;
    }
}

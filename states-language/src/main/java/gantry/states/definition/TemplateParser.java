package gantry.states.definition;

import gantry.json.JsonArray;
import gantry.json.JsonObject;
import gantry.states.definition.PayloadTemplate.Field;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;

/** Compiles Parameters, ResultSelector and ItemSelector. */
final class TemplateParser {
    private static final String DYNAMIC = ".$";

    private final Compilation compilation;

    private TemplateParser(Compilation compilation) {
        this.compilation = compilation;
    }

    /**
     * @return null if the field is absent or wrong
     */
    static @Nullable PayloadTemplate parse(Fields fields, String field) {
        return fields.has(field)
                ? new TemplateParser(fields.compilation)
                        .compile(fields.raw(field), fields.at(field))
                : null;
    }

    /** One member whose name ends in {@code .$}, outside of a template. */
    static @Nullable PayloadTemplate member(Fields fields, String key) {
        return new TemplateParser(fields.compilation)
                .compileValue(key, fields.raw(key), fields.location);
    }

    private @Nullable PayloadTemplate compile(@Nullable Object value, String location) {
        return switch (value) {
            case JsonObject object -> compileObject(object, location);
            case JsonArray array -> compileArray(array, location);
            case null, default -> new PayloadTemplate.Literal(value);
        };
    }

    private @Nullable PayloadTemplate compileObject(JsonObject object, String location) {
        var fields = new ArrayList<Field>(object.size());
        boolean dynamic = false;
        boolean sound = true;
        for (var member : object.entrySet()) {
            String key = member.getKey();
            var value =
                    key.endsWith(DYNAMIC)
                            ? compileDynamic(object, key, member.getValue(), location)
                            : compile(member.getValue(), location + "/" + key);
            if (value == null) {
                sound = false;
            } else {
                fields.add(new Field(nameOf(key), value));
                dynamic |= !(value instanceof PayloadTemplate.Literal);
            }
        }
        if (!sound) {
            return null;
        }
        return dynamic
                ? new PayloadTemplate.ObjectTemplate(fields)
                : new PayloadTemplate.Literal(object);
    }

    private @Nullable PayloadTemplate compileArray(JsonArray array, String location) {
        var elements = new ArrayList<PayloadTemplate>(array.size());
        boolean dynamic = false;
        for (int i = 0; i < array.size(); i++) {
            var element = compile(array.get(i), location + "[" + i + "]");
            if (element != null) {
                elements.add(element);
                dynamic |= !(element instanceof PayloadTemplate.Literal);
            }
        }
        if (elements.size() < array.size()) {
            return null;
        }
        return dynamic
                ? new PayloadTemplate.ArrayTemplate(elements)
                : new PayloadTemplate.Literal(array);
    }

    private @Nullable PayloadTemplate compileDynamic(
            JsonObject object, String key, @Nullable Object value, String location) {
        if (object.containsKey(nameOf(key))) {
            problem(
                    "The fields '%s' and '%s' name the same field".formatted(nameOf(key), key),
                    location);
            return null;
        }
        return compileValue(key, value, location);
    }

    private @Nullable PayloadTemplate compileValue(
            String key, @Nullable Object value, String location) {
        if (!(value instanceof String text)) {
            return invalid(key, location);
        }
        return text.startsWith("$")
                ? compilePath(key, text, location)
                : compileCall(key, text, location);
    }

    private @Nullable PayloadTemplate compilePath(String key, String text, String location) {
        if (PathParser.isVariable(text)) {
            return usesVariables(location);
        }
        var path = PathParser.compile(text);
        return path == null ? invalid(key, location) : new PayloadTemplate.PathValue(key, path);
    }

    private @Nullable PayloadTemplate compileCall(String key, String text, String location) {
        return switch (IntrinsicParser.parse(text)) {
            case IntrinsicParser.Outcome.Call(var call) ->
                    new PayloadTemplate.IntrinsicValue(key, call);
            case IntrinsicParser.Outcome.UsesVariables _ -> usesVariables(location);
            case IntrinsicParser.Outcome.NoCall _ -> invalid(key, location);
        };
    }

    private @Nullable PayloadTemplate usesVariables(String location) {
        compilation.notBuilt.uses(NotBuilt.Feature.VARIABLES, location);
        return null;
    }

    private @Nullable PayloadTemplate invalid(String key, String location) {
        problem(
                "The value for the field '%s' must be a valid JSONPath or a valid intrinsic function call"
                        .formatted(key),
                location);
        return null;
    }

    private void problem(String message, String location) {
        compilation.problems.schema(message, location);
    }

    private static String nameOf(String key) {
        return key.endsWith(DYNAMIC) ? key.substring(0, key.length() - DYNAMIC.length()) : key;
    }
}

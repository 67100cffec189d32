package gantry.states.definition;

import gantry.json.JsonArray;
import gantry.json.JsonObject;
import gantry.states.definition.PayloadTemplate.Field;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Compiles the templates of the query language JSONPath: Parameters, ResultSelector, Assign … */
final class TemplateParser {
    private static final String DYNAMIC = ".$";

    /** Whose field it is; its location stands before all others. */
    private final Fields fields;

    private TemplateParser(Fields fields) {
        this.fields = fields;
    }

    /**
     * @return null if the field is absent or wrong
     */
    static @Nullable PayloadTemplate parse(Fields fields, String field) {
        return fields.has(field)
                ? new TemplateParser(fields).compile(fields.raw(field), fields.at(field))
                : null;
    }

    /** One member whose name ends in {@code .$}, outside of a template. */
    static @Nullable PayloadTemplate member(Fields fields, String key) {
        return new TemplateParser(fields).compileValue(key, fields.raw(key), fields.location);
    }

    /**
     * A field that is an object of templates.
     *
     * @return null if one of them is wrong
     */
    static @Nullable List<Field> members(Fields fields, String field, JsonObject object) {
        return new TemplateParser(fields).compileMembers(object, fields.at(field));
    }

    private @Nullable PayloadTemplate compile(@Nullable Object value, String location) {
        return switch (value) {
            case JsonObject object -> compileObject(object, location);
            case JsonArray array -> compileArray(array, location);
            case null, default -> new PayloadTemplate.Literal(value);
        };
    }

    private @Nullable PayloadTemplate compileObject(JsonObject object, String location) {
        var members = compileMembers(object, location);
        if (members == null) {
            return null;
        }
        boolean isLiteral =
                members.stream().allMatch(one -> one.value() instanceof PayloadTemplate.Literal);
        return isLiteral
                ? new PayloadTemplate.Literal(object)
                : new PayloadTemplate.ObjectTemplate(members);
    }

    private @Nullable List<Field> compileMembers(JsonObject object, String location) {
        var members = new ArrayList<Field>(object.size());
        for (var member : object.entrySet()) {
            String key = member.getKey();
            var value =
                    key.endsWith(DYNAMIC)
                            ? compileDynamic(object, key, member.getValue(), location)
                            : compileStatic(key, member.getValue(), location);
            if (value != null) {
                members.add(new Field(nameOf(key), value));
            }
        }
        return members.size() < object.size() ? null : members;
    }

    private @Nullable PayloadTemplate compileStatic(
            String key, @Nullable Object value, String location) {
        Warnings.ofMember(fields, key, value, location);
        return compile(value, location + "/" + key);
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
        var path = PathParser.compile(text);
        if (path == null) {
            return invalid(key, location);
        }
        fields.reads(path);
        return new PayloadTemplate.PathValue(key, path);
    }

    private @Nullable PayloadTemplate compileCall(String key, String text, String location) {
        var call = IntrinsicParser.parse(text);
        if (call == null) {
            return invalid(key, location);
        }
        fields.reads(call);
        return new PayloadTemplate.IntrinsicValue(key, call);
    }

    private @Nullable PayloadTemplate invalid(String key, String location) {
        problem(
                "The value for the field '%s' must be a valid JSONPath or a valid intrinsic function call"
                        .formatted(key),
                location);
        return null;
    }

    private void problem(String message, String location) {
        fields.compilation.problems.schema(message, location);
    }

    private static String nameOf(String key) {
        return key.endsWith(DYNAMIC) ? key.substring(0, key.length() - DYNAMIC.length()) : key;
    }
}

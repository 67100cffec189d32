package gantry.operations;

import gantry.json.Payload;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * Checks that every member has the JSON type of its shape, before any constraint is looked at. The
 * words are those of AWS's deserializer, which stops at the first mistake. Unknown members and
 * nulls pass.
 */
final class RequestTypes {
    private static final String LIST = "Start of list found where not expected";
    private static final String OBJECT = "Start of structure or map found where not expected.";

    private final ServiceModel model;

    RequestTypes(ServiceModel model) {
        this.model = model;
    }

    void check(Shape.Structure structure, Map<?, ?> members) {
        for (Map.Entry<?, ?> entry : members.entrySet()) {
            Shape.Member member = structure.members().get(entry.getKey());
            if (member != null) {
                check(model.requireShape(member.shape()), entry.getValue());
            }
        }
    }

    private void check(Shape shape, @Nullable Object value) {
        if (value == null) {
            return;
        }
        switch (shape) {
            case Shape.Structure structure -> check(structure, object(value, "Expected null"));
            case Shape.MapOf map ->
                    object(value, "Expected map or null")
                            .values()
                            .forEach(item -> check(model.requireShape(map.value()), item));
            case Shape.ListOf list ->
                    list(value).forEach(item -> check(model.requireShape(list.member()), item));
            case Shape.Text _ -> scalar(isText(value), value, "a String");
            case Shape.Whole whole ->
                    scalar(value instanceof Number, value, whole.wide() ? "a Long" : "an Integer");
            case Shape.Fraction _ -> scalar(value instanceof Number, value, "a Double");
            case Shape.Flag _ -> scalar(value instanceof Boolean, value, "a Boolean");
            case Shape.Blob _ -> scalar(isText(value), value, "a Blob");
            case Shape.Timestamp _ ->
                    scalar(value instanceof Number || isText(value), value, "a Date");
        }
    }

    private static boolean isText(Object value) {
        return value instanceof String || value instanceof Payload;
    }

    private static Map<?, ?> object(Object value, String otherwise) {
        return switch (value) {
            case Map<?, ?> map -> map;
            case List<?> _ -> throw new SerializationException(LIST);
            default -> throw new SerializationException(otherwise);
        };
    }

    private static List<?> list(Object value) {
        return switch (value) {
            case List<?> list -> list;
            case Map<?, ?> _ -> throw new SerializationException(OBJECT);
            default -> throw new SerializationException("Expected list or null");
        };
    }

    private static void scalar(boolean right, Object value, String type) {
        if (right) {
            return;
        }
        String message =
                switch (value) {
                    case List<?> _ -> LIST;
                    case Map<?, ?> _ -> OBJECT;
                    case Boolean flag ->
                            (flag ? "TRUE" : "FALSE") + "_VALUE can not be converted to " + type;
                    case Number _ -> "NUMBER_VALUE can not be converted to " + type;
                    default -> "STRING_VALUE can not be converted to " + type;
                };
        throw new SerializationException(message);
    }
}

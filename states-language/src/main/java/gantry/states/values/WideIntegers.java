package gantry.states.values;

import gantry.json.JsonArray;
import gantry.json.JsonNumber;
import gantry.json.JsonObject;
import gantry.json.Payload;

import org.jspecify.annotations.Nullable;

/**
 * Integers beyond 64 bits, which Step Functions takes as doubles. For values parsed from outside:
 * recursion is as deep as they nest, which the parser bounds.
 */
@SuppressWarnings("ReferenceEquality") // an unchanged value is the same object
public final class WideIntegers {
    private WideIntegers() {}

    /** The payload with each such integer as a double; the same payload if there is none. */
    public static Payload asDoubles(Payload payload) {
        Object value = payload.value();
        Object changed = asDoubles(value);
        return changed == value ? payload : Payload.of(changed);
    }

    /** The value with each such integer as a Double; the same value if there is none. */
    public static @Nullable Object asDoubles(@Nullable Object value) {
        return switch (value) {
            case JsonObject object -> asDoubles(object);
            case JsonArray array -> asDoubles(array);
            case JsonNumber number when isInteger(number) -> number.doubleValue();
            case null, default -> value;
        };
    }

    private static JsonObject asDoubles(JsonObject object) {
        JsonObject result = object;
        for (int i = 0; i < object.size(); i++) {
            Object value = object.valueAt(i);
            Object changed = asDoubles(value);
            if (changed != value) {
                result = result.with(object.keyAt(i), changed);
            }
        }
        return result;
    }

    private static JsonArray asDoubles(JsonArray array) {
        for (int i = 0; i < array.size(); i++) {
            if (asDoubles(array.get(i)) != array.get(i)) {
                var changed = JsonArray.builder();
                array.forEach(element -> changed.add(asDoubles(element)));
                return changed.build();
            }
        }
        return array;
    }

    private static boolean isInteger(JsonNumber number) {
        String text = number.toString();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' || c == 'e' || c == 'E') {
                return false;
            }
        }
        return true;
    }
}

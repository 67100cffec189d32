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

    /**
     * The value with each such integer as a double, in the spelling that it is stored with: so it
     * comes to the same whether its execution stayed in memory or not. The same value if there is
     * none.
     */
    public static @Nullable Object asDoubles(@Nullable Object value) {
        return switch (value) {
            case JsonObject object -> asDoubles(object);
            case JsonArray array -> asDoubles(array);
            case JsonNumber number when isInteger(number) -> asDouble(number);
            case null, default -> value;
        };
    }

    /** Beyond the range of doubles it is a text, as each number that is not finite. */
    private static Object asDouble(JsonNumber number) {
        double value = number.doubleValue();
        String text = Double.toString(value);
        return Double.isFinite(value) ? JsonNumber.of(text) : text;
    }

    private static JsonObject asDoubles(JsonObject object) {
        JsonObject.@Nullable Builder copy = null;
        for (int i = 0; i < object.size(); i++) {
            Object value = object.valueAt(i);
            Object changed = asDoubles(value);
            if (copy == null && changed != value) {
                copy = JsonObject.builder();
                for (int before = 0; before < i; before++) {
                    copy.put(object.keyAt(before), object.valueAt(before));
                }
            }
            if (copy != null) {
                copy.put(object.keyAt(i), changed);
            }
        }
        return copy == null ? object : copy.build();
    }

    /** Each element once: asked twice, a value nested n deep would take 2^n. */
    private static JsonArray asDoubles(JsonArray array) {
        JsonArray.@Nullable Builder copy = null;
        for (int i = 0; i < array.size(); i++) {
            Object value = array.get(i);
            Object changed = asDoubles(value);
            if (copy == null && changed != value) {
                copy = JsonArray.builder();
                array.subList(0, i).forEach(copy::add);
            }
            if (copy != null) {
                copy.add(changed);
            }
        }
        return copy == null ? array : copy.build();
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

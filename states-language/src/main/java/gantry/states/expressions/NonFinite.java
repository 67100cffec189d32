package gantry.states.expressions;

import gantry.json.JsonArray;
import gantry.json.JsonObject;

import org.jspecify.annotations.Nullable;

/**
 * NaN and ±Infinity, which JSON has no numbers for: Step Functions gives their names (measured).
 * Recursion is as deep as the value nests, which its maker bounds.
 */
@SuppressWarnings("ReferenceEquality") // an unchanged value is the same object
final class NonFinite {
    private NonFinite() {}

    /** The value with each such number as a string; the same value if there is none. */
    static @Nullable Object asTexts(@Nullable Object value) {
        return switch (value) {
            case Double number when !Double.isFinite(number) -> number.toString();
            case JsonObject object -> inObject(object);
            case JsonArray array -> inArray(array);
            case null, default -> value;
        };
    }

    private static JsonObject inObject(JsonObject object) {
        JsonObject.@Nullable Builder copy = null;
        for (int i = 0; i < object.size(); i++) {
            Object value = object.valueAt(i);
            Object changed = asTexts(value);
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
    private static JsonArray inArray(JsonArray array) {
        JsonArray.@Nullable Builder copy = null;
        for (int i = 0; i < array.size(); i++) {
            Object value = array.get(i);
            Object changed = asTexts(value);
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
}

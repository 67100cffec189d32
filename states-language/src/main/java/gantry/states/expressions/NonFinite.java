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
        JsonObject result = object;
        for (int i = 0; i < object.size(); i++) {
            Object value = object.valueAt(i);
            Object changed = asTexts(value);
            if (changed != value) {
                result = result.with(object.keyAt(i), changed);
            }
        }
        return result;
    }

    private static JsonArray inArray(JsonArray array) {
        for (int i = 0; i < array.size(); i++) {
            if (asTexts(array.get(i)) != array.get(i)) {
                var changed = JsonArray.builder();
                array.forEach(element -> changed.add(asTexts(element)));
                return changed.build();
            }
        }
        return array;
    }
}

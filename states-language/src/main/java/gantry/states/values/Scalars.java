package gantry.states.values;

import gantry.json.JsonArray;
import gantry.json.JsonObject;

import org.jspecify.annotations.Nullable;

/**
 * Changes the strings, numbers, booleans and nulls of a value wherever they stand in it. Recursion
 * is as deep as the value nests, which its maker or its parser bounds.
 */
@SuppressWarnings("ReferenceEquality") // an unchanged value is the same object
public final class Scalars {
    private Scalars() {}

    /** What becomes of one; the same object if it stays. */
    @FunctionalInterface
    public interface Change {
        @Nullable Object of(@Nullable Object scalar);
    }

    /** The value with each of them changed; the same object if all stay. */
    public static @Nullable Object changed(@Nullable Object value, Change change) {
        return switch (value) {
            case JsonObject object -> inObject(object, change);
            case JsonArray array -> inArray(array, change);
            case null, default -> change.of(value);
        };
    }

    private static JsonObject inObject(JsonObject object, Change change) {
        JsonObject.@Nullable Builder copy = null;
        for (int i = 0; i < object.size(); i++) {
            Object value = object.valueAt(i);
            Object changed = changed(value, change);
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
    private static JsonArray inArray(JsonArray array, Change change) {
        JsonArray.@Nullable Builder copy = null;
        for (int i = 0; i < array.size(); i++) {
            Object value = array.get(i);
            Object changed = changed(value, change);
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

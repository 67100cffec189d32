package gantry.jsonata.values;

import gantry.json.JsonObject;
import gantry.json.Payload;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** What all of the language does with values: look up a name, take for true, append. */
public final class Values {
    private Values() {}

    public static boolean isObject(@Nullable Object value) {
        return value instanceof Map;
    }

    /** A member of an object, or those of all objects of an array. */
    public static @Nullable Object lookup(@Nullable Object input, String key, Budget budget) {
        return lookup(input, key, budget, 0);
    }

    private static @Nullable Object lookup(
            @Nullable Object input, String key, Budget budget, int nesting) {
        if (input instanceof JsonObject object) {
            int index = object.indexOf(key);
            return index < 0 ? Undefined.UNDEFINED : member(object.valueAt(index));
        }
        if (input instanceof List<?> list) {
            return lookupAll(list, key, budget, Budget.deeper(nesting));
        }
        if (input instanceof Map<?, ?> object && object.containsKey(key)) {
            return member(object.get(key));
        }
        return Undefined.UNDEFINED;
    }

    private static Seq lookupAll(List<?> list, String key, Budget budget, int nesting) {
        var result = Seq.sequence(budget);
        int size = list.size();
        budget.work(size);
        for (int i = 0; i < size; i++) {
            var found = lookup(list.get(i), key, budget, nesting);
            if (found instanceof List<?> several) {
                result.pushAll(several);
            } else if (found != Undefined.UNDEFINED) {
                result.push(found);
            }
        }
        return result;
    }

    /** A payload inside a value stands for its text. */
    private static @Nullable Object member(@Nullable Object value) {
        return value instanceof Payload payload ? payload.text() : value;
    }

    /** The effective boolean value; that of undefined is false. */
    public static boolean isTrue(@Nullable Object value, Budget budget) {
        return isTrue(value, budget, 0);
    }

    private static boolean isTrue(@Nullable Object value, Budget budget, int nesting) {
        return switch (value) {
            case null -> false;
            case Boolean bool -> bool;
            case String text -> !text.isEmpty();
            case Number number -> Numbers.isNumeric(number, budget) && isNotZero(number);
            case List<?> list -> isAnyTrue(list, budget, Budget.deeper(nesting));
            case Map<?, ?> map -> !map.isEmpty();
            default -> false;
        };
    }

    private static boolean isNotZero(Number number) {
        double value = number.doubleValue();
        return value != 0 && !Double.isNaN(value);
    }

    private static boolean isAnyTrue(List<?> list, Budget budget, int nesting) {
        boolean any = false;
        for (int i = 0; i < list.size(); i++) {
            budget.work(1);
            any |= isTrue(list.get(i), budget, nesting);
        }
        return any;
    }

    /** Two values as one array; undefined adds nothing. */
    public static @Nullable Object append(
            @Nullable Object first, @Nullable Object second, Budget budget) {
        if (first == Undefined.UNDEFINED) {
            return second;
        }
        if (second == Undefined.UNDEFINED) {
            return first;
        }
        int size = size(first) + size(second);
        var result = Seq.array(budget, size);
        pushFlat(result, first);
        pushFlat(result, second);
        return result;
    }

    /** The elements of an array, or the value itself, at the end of a sequence. */
    public static void pushFlat(Seq result, @Nullable Object value) {
        if (value instanceof List<?> list) {
            result.pushAll(list);
        } else {
            result.push(value);
        }
    }

    private static int size(@Nullable Object value) {
        return value instanceof List<?> list ? list.size() : 1;
    }

    /** A value as an array: itself if it is one, else one element. */
    public static List<?> asList(@Nullable Object value, Budget budget) {
        return value instanceof List<?> list ? list : Seq.sequence(budget, value);
    }

    /** {@code $type}; undefined has none. */
    public static String type(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Number _ -> "number";
            case String _, Payload _ -> "string";
            case Boolean _ -> "boolean";
            case List<?> _ -> "array";
            case FunctionValue _ -> "function";
            default -> "object";
        };
    }
}

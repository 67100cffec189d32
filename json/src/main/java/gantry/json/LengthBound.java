package gantry.json;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Map;

/** How long the text of a value can be at most, looking at no character of it. */
final class LengthBound {
    /** Up to here a bound is good enough; what may be longer is printed and counted. */
    static final int SMALL = 8_192;

    static final int UNKNOWN = Integer.MAX_VALUE;
    private static final int MAX_DEPTH = 64;

    /** The longest that one char becomes. */
    private static final int ESCAPED = 6;

    /** The longest double has 24 characters; wide numbers may have any length. */
    private static final int NUMBER = 26;

    private LengthBound() {}

    /** Of the printed value; {@link #UNKNOWN} if it may be above {@link #SMALL}. */
    static int of(@Nullable Object value) {
        int bound = add(0, value, 0);
        return bound > SMALL ? UNKNOWN : bound;
    }

    private static int add(int before, @Nullable Object value, int depth) {
        if (before > SMALL || depth > MAX_DEPTH) {
            return UNKNOWN;
        }
        return switch (value) {
            case null -> before + 4;
            case String text -> addText(before, text);
            case Long _, Double _, Boolean _ -> before + NUMBER;
            case Number wide -> before + Math.max(NUMBER, wide.toString().length());
            case JsonObject object -> addObject(before, object, depth);
            case Map<?, ?> map -> addMap(before, map, depth);
            case Collection<?> array -> addArray(before, array, depth);
            default -> UNKNOWN;
        };
    }

    private static int addText(int before, String text) {
        return before > SMALL || text.length() > SMALL
                ? UNKNOWN
                : before + 2 + text.length() * ESCAPED;
    }

    private static int addObject(int before, JsonObject object, int depth) {
        int sum = before + 2;
        for (int i = 0; i < object.size(); i++) {
            sum = addText(sum, object.keyAt(i));
            if (sum > SMALL) {
                return UNKNOWN;
            }
            sum = add(sum + 2, object.valueAt(i), depth + 1);
        }
        return sum;
    }

    private static int addMap(int before, Map<?, ?> map, int depth) {
        int sum = before + 2;
        for (Map.Entry<?, ?> member : map.entrySet()) {
            sum = addText(sum, String.valueOf(member.getKey()));
            if (sum > SMALL) {
                return UNKNOWN;
            }
            sum = add(sum + 2, member.getValue(), depth + 1);
        }
        return sum;
    }

    private static int addArray(int before, Collection<?> array, int depth) {
        int sum = before + 2;
        for (Object element : array) {
            if (sum > SMALL) {
                return UNKNOWN;
            }
            sum = add(sum + 1, element, depth + 1);
        }
        return sum;
    }
}

package gantry.json;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Map;

/** How long the text of a value can be at most, looking at no character of it. */
final class LengthBound {
    /** Up to here a bound is good enough; what may be longer is printed and counted. */
    static final int SMALL = 8_192;

    private static final int UNKNOWN = SMALL + 1;
    private static final int MAX_DEPTH = 64;

    /** The longest that one char becomes in JSON, and in UTF-8. */
    private static final int ESCAPED = 6;

    private static final int ENCODED = 3;

    /** Of a double; other numbers may have any length. */
    private static final int NUMBER = 26;

    private LengthBound() {}

    /** Of the printed value; above {@link #SMALL} it says no more than that. */
    static int of(@Nullable Object value) {
        return add(0, value, 0);
    }

    /** Of a text as it is. */
    static int ofText(String text) {
        return text.length() > SMALL ? UNKNOWN : text.length() * ENCODED;
    }

    private static int add(int before, @Nullable Object value, int depth) {
        if (before > SMALL || depth > MAX_DEPTH) {
            return UNKNOWN;
        }
        return switch (value) {
            case null -> before + 4;
            case String text -> addText(before, text);
            case Long _, Double _, Boolean _ -> before + NUMBER;
            case JsonObject object -> addObject(before, object, depth);
            case Map<?, ?> _ -> UNKNOWN;
            case Collection<?> array -> addArray(before, array, depth);
            default -> UNKNOWN;
        };
    }

    private static int addText(int before, String text) {
        return text.length() > SMALL ? UNKNOWN : before + 2 + text.length() * ESCAPED;
    }

    private static int addObject(int before, JsonObject object, int depth) {
        int sum = before + 2;
        for (int i = 0; i < object.size(); i++) {
            sum = add(addText(sum, object.keyAt(i)) + 2, object.valueAt(i), depth + 1);
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

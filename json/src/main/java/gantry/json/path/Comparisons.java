package gantry.json.path;

import gantry.json.Json;
import gantry.json.JsonNumber;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * How a filter compares values: by JSON's own rules, but that a number may equal a text: as numbers
 * if the number stands on the left, else if the text is the number's own. Lists may hold objects
 * and lists, which Jayway refuses to compare.
 */
final class Comparisons {
    private Comparisons() {}

    static boolean equal(@Nullable Object left, @Nullable Object right) {
        if (left == Nowhere.ABSENT || right == Nowhere.ABSENT) {
            return false; // equal to nothing, not even to each other
        }
        return switch (left) {
            case Number number when right instanceof String text -> equal(number, text);
            case String text when right instanceof Number number -> text.equals(text(number));
            case null, default -> Json.equal(left, right);
        };
    }

    private static boolean equal(Number number, String text) {
        try {
            return Json.compareNumbers(number, JsonNumber.of(text)) == 0;
        } catch (NumberFormatException _) {
            return false;
        }
    }

    /** Equal and of one type. */
    static boolean same(@Nullable Object left, @Nullable Object right) {
        return isJson(left)
                && isJson(right)
                && Json.describeType(left).equals(Json.describeType(right))
                && equal(left, right);
    }

    private static boolean isJson(@Nullable Object operand) {
        return !(operand instanceof Nowhere || operand instanceof Condition.Operand.Regex);
    }

    /** Negative, zero or positive; null if the two are not both numbers or both texts. */
    static @Nullable Integer order(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Number a && right instanceof Number b) {
            return Json.compareNumbers(a, b);
        }
        return left instanceof String a && right instanceof String b ? a.compareTo(b) : null;
    }

    static boolean contains(List<?> list, @Nullable Object value) {
        for (Object element : list) {
            if (equal(value, element)) {
                return true;
            }
        }
        return false;
    }

    static boolean containsAll(List<?> list, List<?> values) {
        for (Object value : values) {
            if (!contains(list, value)) {
                return false;
            }
        }
        return true;
    }

    static boolean containsAny(List<?> list, List<?> values) {
        for (Object value : values) {
            if (contains(list, value)) {
                return true;
            }
        }
        return false;
    }

    /** Characters of a text, elements of an array; −1 for anything else. */
    static int size(@Nullable Object value) {
        return switch (value) {
            case String text -> text.length();
            case List<?> list -> list.size();
            case null, default -> -1;
        };
    }

    /** Null if the value can be neither empty nor full. */
    static @Nullable Boolean isEmpty(@Nullable Object value) {
        return switch (value) {
            case String text -> text.isEmpty();
            case List<?> list -> list.isEmpty();
            case Map<?, ?> map -> map.isEmpty();
            case null, default -> null;
        };
    }

    static String text(Object value) {
        return switch (value) {
            case JsonNumber number -> number.bigDecimalValue().toString();
            case Double number -> BigDecimal.valueOf(number).toString();
            default -> value.toString();
        };
    }
}

package gantry.jsonata.conformance;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * When a result is the expected one: numbers as doubles.
 *
 * @param unordered whether the elements of the outermost array may come in any order
 */
public record Likeness(boolean unordered) {
    public boolean same(@Nullable Object expected, @Nullable Object found) {
        if (unordered && expected instanceof List<?> a && found instanceof List<?> b) {
            return sameSet(a, b);
        }
        return switch (expected) {
            case null -> found == null;
            case Number number ->
                    found instanceof Number other && number.doubleValue() == other.doubleValue();
            case List<?> list -> found instanceof List<?> other && elements(list, other);
            case Map<?, ?> map -> found instanceof Map<?, ?> other && members(map, other);
            default -> expected.equals(found);
        };
    }

    private static boolean sameSet(List<?> expected, List<?> found) {
        List<@Nullable Object> left = new ArrayList<>(found);
        for (Object element : expected) {
            int at = 0;
            while (at < left.size() && !new Likeness(false).same(element, left.get(at))) {
                at++;
            }
            if (at == left.size()) {
                return false;
            }
            left.remove(at);
        }
        return left.isEmpty();
    }

    private static boolean elements(List<?> expected, List<?> found) {
        if (expected.size() != found.size()) {
            return false;
        }
        for (int i = 0; i < expected.size(); i++) {
            if (!new Likeness(false).same(expected.get(i), found.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean members(Map<?, ?> expected, Map<?, ?> found) {
        if (!expected.keySet().equals(found.keySet())) {
            return false;
        }
        for (Map.Entry<?, ?> entry : expected.entrySet()) {
            if (!new Likeness(false).same(entry.getValue(), found.get(entry.getKey()))) {
                return false;
            }
        }
        return true;
    }
}

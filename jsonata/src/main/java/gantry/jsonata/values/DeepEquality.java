package gantry.jsonata.values;

import gantry.json.Payload;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** When two values are the same: numbers as doubles, members in any order. */
public final class DeepEquality {
    private static final int HASHED_DEPTH = 8;

    private final Budget budget;

    public DeepEquality(Budget budget) {
        this.budget = budget;
    }

    public boolean equal(@Nullable Object a, @Nullable Object b) {
        return equal(a, b, 0);
    }

    @SuppressWarnings("ReferenceEquality") // the quick way out
    private boolean equal(@Nullable Object a, @Nullable Object b, int nesting) {
        if (a == b) {
            return true;
        }
        if (a == null || b == null) {
            return false;
        }
        return switch (a) {
            case String text -> b instanceof String other && text.equals(other);
            case Number number -> b instanceof Number other && Numbers.equal(number, other);
            case Boolean bool -> bool.equals(b);
            case List<?> list ->
                    b instanceof List<?> other && elements(list, other, Budget.deeper(nesting));
            case Map<?, ?> map ->
                    b instanceof Map<?, ?> other && members(map, other, Budget.deeper(nesting));
            case Payload payload -> b instanceof Payload other && payload.equals(other);
            default -> false;
        };
    }

    private boolean elements(List<?> a, List<?> b, int nesting) {
        int size = a.size();
        if (size != b.size()) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            budget.work(1);
            if (!equal(a.get(i), b.get(i), nesting)) {
                return false;
            }
        }
        return true;
    }

    private boolean members(Map<?, ?> a, Map<?, ?> b, int nesting) {
        if (a.size() != b.size()) {
            return false;
        }
        for (Map.Entry<?, ?> entry : a.entrySet()) {
            budget.work(1);
            var other = b.get(entry.getKey());
            if ((other == null && !b.containsKey(entry.getKey()))
                    || !equal(entry.getValue(), other, nesting)) {
                return false;
            }
        }
        return true;
    }

    /** A hash that agrees with {@link #equal}. */
    public int hash(@Nullable Object value) {
        return hash(value, HASHED_DEPTH);
    }

    private int hash(@Nullable Object value, int depth) {
        budget.work(1);
        return switch (value) {
            case null -> 0;
            case Number number -> {
                double real = number.doubleValue();
                yield real == 0 ? 0 : Double.hashCode(real);
            }
            case List<?> list -> depth == 0 ? 1 : hashElements(list, depth - 1);
            case Map<?, ?> map -> depth == 0 ? 2 : hashMembers(map, depth - 1);
            default -> value.hashCode();
        };
    }

    private int hashElements(List<?> list, int depth) {
        int hash = 1;
        for (Object element : list) {
            hash = 31 * hash + hash(element, depth);
        }
        return hash;
    }

    private int hashMembers(Map<?, ?> map, int depth) {
        int hash = 0;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            hash += String.valueOf(entry.getKey()).hashCode() ^ hash(entry.getValue(), depth);
        }
        return hash;
    }
}

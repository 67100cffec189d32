package gantry.json;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** When two values are the same JSON, and the hash that goes with it. */
final class Equality {
    /** Below this depth a hash looks no further: equal values still hash alike. */
    private static final int HASHED_DEPTH = 32;

    /** Containers found in the same place whose contents are still to be compared, in pairs. */
    private final ArrayDeque<Object> pending = new ArrayDeque<>();

    private Equality() {}

    static boolean equal(@Nullable Object a, @Nullable Object b) {
        if (!(a instanceof Map || a instanceof List)) {
            return equalScalars(a, b);
        }
        var equality = new Equality();
        return equality.compare(a, b) && equality.equalPending();
    }

    private boolean equalPending() {
        while (!pending.isEmpty()) {
            var b = pending.pop();
            var a = pending.pop();
            boolean alike =
                    a instanceof Map<?, ?> object
                            ? equalMembers(object, (Map<?, ?>) b)
                            : equalElements((List<?>) a, (List<?>) b);
            if (!alike) {
                return false;
            }
        }
        return true;
    }

    private boolean equalMembers(Map<?, ?> a, Map<?, ?> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (Map.Entry<?, ?> entry : a.entrySet()) {
            var key = entry.getKey();
            var other = b.get(key);
            if ((other == null && !b.containsKey(key)) || !compare(entry.getValue(), other)) {
                return false;
            }
        }
        return true;
    }

    private boolean equalElements(List<?> a, List<?> b) {
        if (a.size() != b.size()) {
            return false;
        }
        Iterator<?> others = b.iterator();
        for (Object element : a) {
            if (!compare(element, others.next())) {
                return false;
            }
        }
        return true;
    }

    /** False if they differ for certain; containers are left for later. */
    private boolean compare(@Nullable Object a, @Nullable Object b) {
        if (a == b) {
            return true;
        }
        if ((a instanceof Map && b instanceof Map) || (a instanceof List && b instanceof List)) {
            pending.push(a);
            pending.push(b);
            return true;
        }
        return equalScalars(a, b);
    }

    private static boolean equalScalars(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return a == null && b == null;
        }
        if (a instanceof Number left && b instanceof Number right) {
            return compare(left, right) == 0;
        }
        return text(a).equals(text(b));
    }

    /** A payload inside a value stands for its text. */
    private static Object text(Object value) {
        return value instanceof Payload payload ? payload.text() : value;
    }

    static int compare(Number a, Number b) {
        if (isIntegral(a) && isIntegral(b)) {
            return Long.compare(a.longValue(), b.longValue());
        }
        if (isNonFinite(a) || isNonFinite(b)) {
            return Double.compare(a.doubleValue(), b.doubleValue());
        }
        return decimal(a).compareTo(decimal(b));
    }

    private static boolean isIntegral(Number number) {
        return number instanceof Long
                || number instanceof Integer
                || number instanceof Short
                || number instanceof Byte;
    }

    private static boolean isNonFinite(Number number) {
        return (number instanceof Double || number instanceof Float)
                && !Double.isFinite(number.doubleValue());
    }

    static BigDecimal decimal(Number number) {
        return switch (number) {
            case JsonNumber written -> written.bigDecimalValue();
            case BigDecimal exact -> exact;
            case BigInteger exact -> new BigDecimal(exact);
            case Double shortest -> BigDecimal.valueOf(shortest);
            case Float shortest -> new BigDecimal(shortest.toString());
            default -> BigDecimal.valueOf(number.longValue());
        };
    }

    static int hash(@Nullable Object value) {
        return hash(value, HASHED_DEPTH);
    }

    private static int hash(@Nullable Object value, int depth) {
        return switch (value) {
            case null -> 0;
            case Number number -> hashNumber(number);
            case Payload payload -> payload.text().hashCode();
            case Map<?, ?> object -> depth == 0 ? 1 : hashMembers(object, depth - 1);
            case List<?> array -> depth == 0 ? 1 : hashElements(array, depth - 1);
            default -> value.hashCode();
        };
    }

    private static int hashMembers(Map<?, ?> object, int depth) {
        int hash = 0;
        for (Map.Entry<?, ?> entry : object.entrySet()) {
            hash += String.valueOf(entry.getKey()).hashCode() ^ hash(entry.getValue(), depth);
        }
        return hash;
    }

    private static int hashElements(List<?> array, int depth) {
        int hash = 1;
        for (Object element : array) {
            hash = 31 * hash + hash(element, depth);
        }
        return hash;
    }

    /** Equal values have the same nearest double; integers hash as Long does. */
    private static int hashNumber(Number number) {
        if (isIntegral(number)) {
            return Long.hashCode(number.longValue());
        }
        double nearest = number.doubleValue();
        if (nearest == Math.rint(nearest) && Math.abs(nearest) <= 0x1p63) {
            var exact = isNonFinite(number) ? null : decimal(number);
            if (exact != null && isLong(exact)) {
                return Long.hashCode(exact.longValue());
            }
        }
        return Double.hashCode(nearest + 0.0); // −0.0 becomes 0.0
    }

    private static boolean isLong(BigDecimal number) {
        try {
            return BigDecimal.valueOf(number.longValue()).compareTo(number) == 0;
        } catch (ArithmeticException _) {
            return false;
        }
    }
}

package gantry.jsonata.values;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as JavaScript has them: doubles. A whole number that a double holds exactly is a Long, so
 * that it prints as JSON; numbers of the input stay what they are until something is computed.
 */
public final class Numbers {
    /** Whole numbers below it are exact as doubles. */
    static final long EXACT = 1L << 53;

    private static final int PRECISION = 15;

    private Numbers() {}

    public static Number of(double value) {
        long whole = (long) value;
        if (whole == value && whole < EXACT && whole > -EXACT) {
            return whole;
        }
        return value;
    }

    /** Whether a value is a number that may be computed with. */
    public static boolean isNumeric(@Nullable Object value, Budget budget) {
        if (!(value instanceof Number number)) {
            return false;
        }
        if (number instanceof Double real && !Double.isFinite(real)) {
            if (Double.isNaN(real)) {
                return budget.allowsNonFinite();
            }
            if (!budget.allowsNonFinite()) {
                throw new JsonataException("D1001").value(real);
            }
        }
        return true;
    }

    public static boolean isInteger(Number number) {
        return number instanceof Long || isInteger(number.doubleValue());
    }

    public static boolean isInteger(double value) {
        return value == Math.rint(value) && Double.isFinite(value);
    }

    /** JavaScript's order: as doubles. */
    public static int compare(Number a, Number b) {
        if (a instanceof Long left && b instanceof Long right) {
            return Long.compare(left, right);
        }
        double left = a.doubleValue();
        double right = b.doubleValue();
        return left < right ? -1 : left > right ? 1 : 0;
    }

    public static boolean equal(Number a, Number b) {
        if (a instanceof Long left && b instanceof Long right) {
            return left.longValue() == right.longValue();
        }
        return a.doubleValue() == b.doubleValue();
    }

    /** As JavaScript writes a number: {@code 1}, {@code 0.1}, {@code 1e-7}, {@code 1e+21}. */
    public static String text(Number number) {
        return number instanceof Long whole ? Long.toString(whole) : text(number.doubleValue());
    }

    /** As {@code $string} writes it: at most 15 significant digits unless it is whole. */
    public static String roundedText(Number number) {
        if (number instanceof Long whole) {
            return Long.toString(whole);
        }
        double value = number.doubleValue();
        if (isInteger(value) || !Double.isFinite(value)) {
            return text(value);
        }
        return text(
                new BigDecimal(value)
                        .round(new MathContext(PRECISION, RoundingMode.HALF_UP))
                        .doubleValue());
    }

    public static String text(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
        }
        if (value == 0) {
            return "0";
        }
        var shortest = new BigDecimal(Double.toString(Math.abs(value))).stripTrailingZeros();
        var digits = shortest.unscaledValue().toString();
        var text = layOut(digits, digits.length() - shortest.scale());
        return value < 0 ? "-" + text : text;
    }

    /** ECMAScript, Number::toString: digits with the point after so many of them. */
    private static String layOut(String digits, int point) {
        int count = digits.length();
        if (count <= point && point <= 21) {
            return digits + "0".repeat(point - count);
        }
        if (0 < point && point <= 21) {
            return digits.substring(0, point) + "." + digits.substring(point);
        }
        if (-6 < point && point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        int exponent = point - 1;
        var mantissa = count == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return mantissa + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }
}

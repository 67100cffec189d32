package gantry.jsonata.functions;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** The decimal format of XPath F&O 4.7.2: what stands for what in a picture and a result. */
record NumberSymbols(
        String decimalSeparator,
        String groupingSeparator,
        String exponentSeparator,
        String infinity,
        String minusSign,
        String nan,
        String percent,
        String perMille,
        String zeroDigit,
        String digit,
        String patternSeparator) {

    /** The default, changed by an object of options. */
    static NumberSymbols of(@Nullable Object options) {
        var map = options instanceof Map<?, ?> object ? object : Map.of();
        return new NumberSymbols(
                option(map, "decimal-separator", "."),
                option(map, "grouping-separator", ","),
                option(map, "exponent-separator", "e"),
                option(map, "infinity", "Infinity"),
                option(map, "minus-sign", "-"),
                option(map, "NaN", "NaN"),
                option(map, "percent", "%"),
                option(map, "per-mille", "\u2030"),
                option(map, "zero-digit", "0"),
                option(map, "digit", "#"),
                option(map, "pattern-separator", ";"));
    }

    private static String option(Map<?, ?> map, String name, String standard) {
        return map.get(name) instanceof String text && !text.isEmpty() ? text : standard;
    }

    boolean isDigit(char c) {
        char zero = zeroDigit.charAt(0);
        return c >= zero && c < zero + 10;
    }

    boolean isOptionalDigit(char c) {
        return digit.equals(String.valueOf(c));
    }

    boolean isExponent(char c) {
        return exponentSeparator.equals(String.valueOf(c));
    }

    /** Whether a character of a picture has a meaning. */
    boolean isActive(char c) {
        var text = String.valueOf(c);
        return isDigit(c)
                || text.equals(decimalSeparator)
                || text.equals(exponentSeparator)
                || text.equals(groupingSeparator)
                || text.equals(digit)
                || text.equals(patternSeparator);
    }

    /** ASCII digits in the family of the zero digit. */
    String localized(String digits) {
        char zero = zeroDigit.charAt(0);
        if (zero == '0') {
            return digits;
        }
        var out = new StringBuilder(digits.length());
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            out.append(c >= '0' && c <= '9' ? (char) (c - '0' + zero) : c);
        }
        return out.toString();
    }
}

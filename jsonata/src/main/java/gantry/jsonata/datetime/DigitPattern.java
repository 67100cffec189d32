package gantry.jsonata.datetime;

import gantry.jsonata.values.Budget;
import gantry.jsonata.values.JsonataException;

import java.util.ArrayList;
import java.util.List;

/**
 * A decimal digit pattern such as {@code #,##0}.
 *
 * @param zero code point of the zero of the digit family
 * @param mandatory how many digits there are at least
 * @param optional how many optional digit signs there are
 * @param separators grouping separators, from the right
 * @param regular the common distance of equal separators, 0 if they differ
 */
record DigitPattern(
        int zero, int mandatory, int optional, List<Separator> separators, int regular) {
    static final DigitPattern NONE = new DigitPattern('0', 0, 0, List.of(), 0);

    /** The decimal digit families of the basic plane. */
    private static final int[] ZEROS = {
        0x30, 0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66,
        0x0CE6, 0x0D66, 0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946,
        0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0,
        0xA9F0, 0xAA50, 0xABF0, 0xFF10
    };

    /**
     * A grouping separator.
     *
     * @param position digits to its right
     */
    record Separator(int position, String text) {}

    static DigitPattern parse(String picture) {
        int zero = -1;
        int mandatory = 0;
        int optional = 0;
        var separators = new ArrayList<Separator>();
        int[] points = picture.codePoints().toArray();
        for (int i = points.length - 1; i >= 0; i--) {
            int family = family(points[i]);
            if (family >= 0) {
                if (zero >= 0 && family != zero) {
                    throw new JsonataException("D3131");
                }
                zero = family;
                mandatory++;
            } else if (points[i] == '#') {
                optional++;
            } else {
                separators.add(new Separator(mandatory + optional, Character.toString(points[i])));
            }
        }
        return new DigitPattern(
                zero < 0 ? '0' : zero,
                mandatory,
                optional,
                List.copyOf(separators),
                regular(separators));
    }

    private static int family(int point) {
        for (int zero : ZEROS) {
            if (point >= zero && point <= zero + 9) {
                return zero;
            }
        }
        return -1;
    }

    private static int regular(List<Separator> separators) {
        int factor = 0;
        for (var separator : separators) {
            if (!separator.text.equals(separators.getFirst().text)) {
                return 0;
            }
            factor = gcd(factor, separator.position);
        }
        for (int i = 1; i <= separators.size(); i++) {
            int position = i * factor;
            if (separators.stream().noneMatch(s -> s.position == position)) {
                return 0;
            }
        }
        return factor;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    DigitPattern withMandatory(int count) {
        return new DigitPattern(zero, count, optional, separators, regular);
    }

    String format(String number, Budget budget) {
        budget.string(2L * Math.max(mandatory, number.length()));
        var digits = "0".repeat(Math.max(mandatory - number.length(), 0)) + number;
        var out = new StringBuilder();
        digits.codePoints().forEach(c -> out.appendCodePoint(c + zero - '0'));
        int length = out.length();
        if (regular > 0) {
            var text = separators.getFirst().text;
            for (int at = length - regular; at > 0; at -= regular) {
                out.insert(at, text);
            }
        } else {
            for (var separator : separators) { // from the right, so that positions stay
                if (separator.position < length) {
                    out.insert(length - separator.position, separator.text);
                }
            }
        }
        return out.toString();
    }

    /** NaN if it begins with no digit. */
    double read(String text) {
        var digits = text;
        for (var separator : separators) {
            digits = digits.replace(separator.text, "");
        }
        if (regular > 0) {
            digits = digits.replace(",", ""); // jsonata-js takes a comma for any of them
        }
        boolean isNegative = digits.startsWith("-");
        double value = 0;
        int start = isNegative || digits.startsWith("+") ? 1 : 0;
        int at = start;
        while (at < digits.length()) {
            int digit = digits.charAt(at) - zero;
            if (digit < 0 || digit > 9) {
                break;
            }
            value = value * 10 + digit;
            at++;
        }
        return at == start ? Double.NaN : isNegative ? -value : value;
    }
}

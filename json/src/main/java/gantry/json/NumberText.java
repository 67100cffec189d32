package gantry.json;

/** The spelling of JSON numbers (RFC 8259, section 6). */
final class NumberText {
    private NumberText() {}

    /** Optional minus, digits without leading zero, optional fraction, optional exponent. */
    static boolean isNumber(String text) {
        int at = text.startsWith("-") ? 1 : 0;
        int integer = digits(text, at);
        if (integer == at || (integer > at + 1 && text.charAt(at) == '0')) {
            return false;
        }
        at = integer;
        if (at < text.length() && text.charAt(at) == '.') {
            int fraction = digits(text, at + 1);
            if (fraction == at + 1) {
                return false;
            }
            at = fraction;
        }
        if (at < text.length() && isExponentMark(text.charAt(at))) {
            int from = exponentDigits(text, at);
            at = digits(text, from);
            if (at == from) {
                return false;
            }
        }
        return at == text.length();
    }

    /** Whether the exponent of a number, leading zeros aside, has at most so many digits. */
    static boolean hasBoundedExponent(String number, int maxDigits) {
        for (int i = number.length() - 1; i > 0; i--) {
            if (isExponentMark(number.charAt(i))) {
                int from = exponentDigits(number, i);
                while (from < number.length() - 1 && number.charAt(from) == '0') {
                    from++;
                }
                return number.length() - from <= maxDigits;
            }
        }
        return true;
    }

    private static boolean isExponentMark(char c) {
        return c == 'e' || c == 'E';
    }

    private static int exponentDigits(String text, int mark) {
        int at = mark + 1;
        boolean signed = at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-');
        return signed ? at + 1 : at;
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}

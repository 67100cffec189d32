package gantry.jsonata.functions;

import gantry.jsonata.values.Budget;
import gantry.jsonata.values.JsonataException;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The picture string of {@code $formatNumber} (XPath F&O 4.7). */
final class NumberPicture {
    /** Digits of the largest double. */
    private static final int MAX_DIGITS = 320;

    private final NumberSymbols symbols;
    private final SubPicture positive;
    private final SubPicture negative;
    private final String negativeSign;

    private NumberPicture(
            NumberSymbols symbols, SubPicture positive, SubPicture negative, String negativeSign) {
        this.symbols = symbols;
        this.positive = positive;
        this.negative = negative;
        this.negativeSign = negativeSign;
    }

    /** Throws D3080 to D3093. */
    static NumberPicture parse(String picture, NumberSymbols symbols) {
        int at = picture.indexOf(symbols.patternSeparator());
        if (at < 0) {
            var only = new SubPicture(picture, symbols);
            return new NumberPicture(symbols, only, only, symbols.minusSign());
        }
        if (picture.indexOf(symbols.patternSeparator(), at + 1) >= 0) {
            throw new JsonataException("D3080");
        }
        return new NumberPicture(
                symbols,
                new SubPicture(picture.substring(0, at), symbols),
                new SubPicture(
                        picture.substring(at + symbols.patternSeparator().length()), symbols),
                "");
    }

    String format(double value, Budget budget) {
        if (Double.isNaN(value)) {
            return symbols.nan();
        }
        boolean isNegative = value < 0;
        var picture = isNegative ? negative : positive;
        var prefix = (isNegative ? negativeSign : "") + picture.prefix;
        double scaled = value * (picture.isPercent() ? 100 : picture.isPerMille() ? 1000 : 1);
        if (Double.isInfinite(scaled)) {
            return prefix + symbols.infinity() + picture.suffix;
        }
        budget.string(2L * (MAX_DIGITS + picture.maxFractionDigits + picture.minIntegerDigits));
        int exponent = picture.minExponentDigits == 0 ? 0 : exponent(scaled, picture);
        var mantissa =
                picture.minExponentDigits == 0
                        ? scaled
                        : new BigDecimal(scaled).scaleByPowerOfTen(-exponent).doubleValue();
        var number = mantissa(mantissa, picture);
        return prefix
                + number
                + (picture.minExponentDigits == 0 ? "" : exponentText(exponent, picture))
                + picture.suffix;
    }

    /** So that the mantissa has as many integer digits as the picture. */
    private static int exponent(double value, SubPicture picture) {
        if (value == 0) {
            return 0;
        }
        var exact = new BigDecimal(Double.toString(Math.abs(value)));
        int digits = exact.precision() - exact.scale();
        boolean isPowerOfTen =
                exact.stripTrailingZeros().precision() == 1
                        && exact.stripTrailingZeros().unscaledValue().intValue() == 1;
        // 10^n is not greater than the largest mantissa, so that it may stay undivided.
        int wanted = digits - picture.scalingFactor;
        return isPowerOfTen && wanted > 0 ? wanted - 1 : wanted;
    }

    private String exponentText(int exponent, SubPicture picture) {
        var digits = padLeft(String.valueOf(Math.abs(exponent)), picture.minExponentDigits);
        return symbols.exponentSeparator()
                + (exponent < 0 ? symbols.minusSign() : "")
                + symbols.localized(digits);
    }

    private static String padLeft(String digits, int length) {
        return "0".repeat(Math.max(length - digits.length(), 0)) + digits;
    }

    private String mantissa(double value, SubPicture picture) {
        var text =
                new BigDecimal(Math.abs(NumberFunctions.round(value, picture.maxFractionDigits)))
                        .setScale(picture.maxFractionDigits, RoundingMode.HALF_UP)
                        .toPlainString();
        int point = text.indexOf('.');
        var integer = stripLeading(point < 0 ? text : text.substring(0, point));
        var fraction = stripTrailing(point < 0 ? "" : text.substring(point + 1));
        integer = padLeft(integer, picture.minIntegerDigits);
        fraction += "0".repeat(Math.max(picture.minFractionDigits - fraction.length(), 0));
        boolean pointed = picture.hasPoint() && !fraction.isEmpty();
        return symbols.localized(grouped(integer, picture))
                + (pointed ? symbols.decimalSeparator() : "")
                + symbols.localized(groupedFraction(fraction, picture));
    }

    private static String stripLeading(String digits) {
        int start = 0;
        while (start < digits.length() && digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start);
    }

    private static String stripTrailing(String digits) {
        int end = digits.length();
        while (end > 0 && digits.charAt(end - 1) == '0') {
            end--;
        }
        return digits.substring(0, end);
    }

    private String grouped(String integer, SubPicture picture) {
        var out = new StringBuilder(integer);
        if (picture.regularGroup > 0) {
            for (int at = integer.length() - picture.regularGroup;
                    at > 0;
                    at -= picture.regularGroup) {
                out.insert(at, symbols.groupingSeparator());
            }
            return out.toString();
        }
        for (int group : picture.integerGroups.reversed()) { // from the right to the left
            if (group > 0 && group < integer.length()) {
                out.insert(integer.length() - group, symbols.groupingSeparator());
            }
        }
        return out.toString();
    }

    private String groupedFraction(String fraction, SubPicture picture) {
        var out = new StringBuilder(fraction);
        for (int group : picture.fractionGroups.reversed()) {
            if (group < fraction.length()) {
                out.insert(group, symbols.groupingSeparator());
            }
        }
        return out.toString();
    }
}

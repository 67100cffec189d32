package gantry.jsonata.functions;

import gantry.jsonata.values.JsonataException;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** One sub-picture of {@code $formatNumber}, split, validated and analysed (F&O 4.7.3, 4.7.4). */
final class SubPicture {
    private final NumberSymbols symbols;
    private final String picture;
    final String prefix;
    final String suffix;
    private final String active;
    private final String mantissa;
    private final @Nullable String exponent;
    private final String integer;
    private final String fraction;

    final int scalingFactor;
    final int minIntegerDigits;
    final int minFractionDigits;
    final int maxFractionDigits;
    final int minExponentDigits;
    final List<Integer> integerGroups;
    final List<Integer> fractionGroups;
    final int regularGroup;

    /** Throws D3081 to D3093. */
    SubPicture(String picture, NumberSymbols symbols) {
        this.symbols = symbols;
        this.picture = picture;
        int start = firstActive();
        int end = lastActive();
        this.prefix = start < 0 ? "" : picture.substring(0, start);
        this.suffix = end < 0 ? "" : picture.substring(end + 1);
        this.active = picture.substring(prefix.length(), picture.length() - suffix.length());
        int e = active.indexOf(symbols.exponentSeparator());
        this.mantissa = e < 0 ? active : active.substring(0, e);
        this.exponent = e < 0 ? null : active.substring(e + 1);
        int point = mantissa.indexOf(symbols.decimalSeparator());
        this.integer = point < 0 ? mantissa : mantissa.substring(0, point);
        this.fraction = point < 0 ? "" : mantissa.substring(point + 1);
        validate();

        int digits = digits(integer);
        int minFraction = digits(fraction);
        int maxFraction = places(fraction);
        this.scalingFactor = digits;
        if (digits == 0 && maxFraction == 0) {
            if (exponent != null) {
                minFraction = 1;
                maxFraction = 1;
            } else {
                digits = 1;
            }
        }
        if (exponent != null && digits == 0 && integer.contains(symbols.digit())) {
            digits = 1;
        }
        if (digits == 0 && minFraction == 0) {
            minFraction = 1;
        }
        this.minIntegerDigits = digits;
        this.minFractionDigits = minFraction;
        this.maxFractionDigits = maxFraction;
        this.minExponentDigits = exponent == null ? 0 : digits(exponent);
        this.integerGroups = groups(integer, false);
        this.fractionGroups = groups(fraction, true);
        this.regularGroup = regular(integerGroups);
    }

    private int firstActive() {
        for (int i = 0; i < picture.length(); i++) {
            if (isDelimiting(picture.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    private int lastActive() {
        for (int i = picture.length() - 1; i >= 0; i--) {
            if (isDelimiting(picture.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    private boolean isDelimiting(char c) {
        return symbols.isActive(c) && !symbols.isExponent(c);
    }

    boolean isPercent() {
        return picture.contains(symbols.percent());
    }

    boolean isPerMille() {
        return picture.contains(symbols.perMille());
    }

    boolean hasPoint() {
        return picture.contains(symbols.decimalSeparator());
    }

    private int digits(String part) {
        return (int) part.chars().filter(c -> symbols.isDigit((char) c)).count();
    }

    /** Mandatory and optional digits. */
    private int places(String part) {
        return digits(part)
                + (int) part.chars().filter(c -> symbols.isOptionalDigit((char) c)).count();
    }

    private List<Integer> groups(String part, boolean toLeft) {
        var groups = new ArrayList<Integer>();
        int at = part.indexOf(symbols.groupingSeparator());
        while (at >= 0) {
            groups.add(places(toLeft ? part.substring(0, at) : part.substring(at)));
            at = part.indexOf(symbols.groupingSeparator(), at + 1);
        }
        return List.copyOf(groups);
    }

    /** The common distance of the separators, 0 if there is none. */
    private static int regular(List<Integer> groups) {
        int factor = groups.stream().reduce(0, SubPicture::gcd);
        for (int i = 1; i <= groups.size(); i++) {
            if (!groups.contains(i * factor)) {
                return 0;
            }
        }
        return factor;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /** Of several faults jsonata-js reports the last one. */
    private void validate() {
        check(
                "D3093",
                exponent != null && (exponent.isEmpty() || digits(exponent) < exponent.length()));
        check("D3092", exponent != null && !exponent.isEmpty() && (isPercent() || isPerMille()));
        int optional = fraction.lastIndexOf(symbols.digit());
        check("D3091", optional >= 0 && digits(fraction.substring(optional)) > 0);
        optional = integer.indexOf(symbols.digit());
        check("D3090", optional >= 0 && digits(integer.substring(0, optional)) > 0);
        var separator = symbols.groupingSeparator();
        check("D3089", picture.contains(separator + separator));
        int point = picture.indexOf(symbols.decimalSeparator());
        check("D3088", point < 0 && integer.endsWith(separator));
        check(
                "D3087",
                point >= 0
                        && (picture.startsWith(separator, point - separator.length())
                                || picture.startsWith(separator, point + 1)));
        check("D3086", active.chars().anyMatch(c -> !symbols.isActive((char) c)));
        check("D3085", places(mantissa) == 0);
        check("D3084", isPercent() && isPerMille());
        check("D3083", isRepeated(symbols.perMille()));
        check("D3082", isRepeated(symbols.percent()));
        check("D3081", isRepeated(symbols.decimalSeparator()));
    }

    private boolean isRepeated(String symbol) {
        return picture.indexOf(symbol) != picture.lastIndexOf(symbol);
    }

    private static void check(String code, boolean broken) {
        if (broken) {
            throw new JsonataException(code);
        }
    }
}

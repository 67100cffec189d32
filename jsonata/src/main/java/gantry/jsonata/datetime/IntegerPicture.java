package gantry.jsonata.datetime;

import gantry.jsonata.values.Budget;
import gantry.jsonata.values.JsonataException;
import gantry.jsonata.values.Numbers;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/** A picture string for integers (XPath F&O 4.6.1). */
public final class IntegerPicture {
    private enum Primary {
        DECIMAL,
        LETTERS,
        ROMAN,
        WORDS,
        /** A numbering this implementation does not have. */
        SEQUENCE
    }

    private enum Case {
        UPPER,
        LOWER,
        TITLE
    }

    private final Primary primary;
    private final Case letterCase;
    private final boolean ordinal;
    private final String token;
    private final DigitPattern digits;

    private IntegerPicture(
            Primary primary, Case letterCase, boolean ordinal, String token, DigitPattern digits) {
        this.primary = primary;
        this.letterCase = letterCase;
        this.ordinal = ordinal;
        this.token = token;
        this.digits = digits;
    }

    /** Throws D3131. */
    public static IntegerPicture parse(String picture) {
        int semicolon = picture.lastIndexOf(';');
        boolean ordinal = semicolon >= 0 && picture.startsWith("o", semicolon + 1);
        var token = semicolon < 0 ? picture : picture.substring(0, semicolon);
        return switch (token) {
            case "A" -> simple(Primary.LETTERS, Case.UPPER, ordinal);
            case "a" -> simple(Primary.LETTERS, Case.LOWER, ordinal);
            case "I" -> simple(Primary.ROMAN, Case.UPPER, ordinal);
            case "i" -> simple(Primary.ROMAN, Case.LOWER, ordinal);
            case "W" -> simple(Primary.WORDS, Case.UPPER, ordinal);
            case "w" -> simple(Primary.WORDS, Case.LOWER, ordinal);
            case "Ww" -> simple(Primary.WORDS, Case.TITLE, ordinal);
            default -> {
                var digits = DigitPattern.parse(token);
                var primary = digits.mandatory() > 0 ? Primary.DECIMAL : Primary.SEQUENCE;
                yield new IntegerPicture(primary, Case.LOWER, ordinal, token, digits);
            }
        };
    }

    private static IntegerPicture simple(Primary primary, Case letterCase, boolean ordinal) {
        return new IntegerPicture(primary, letterCase, ordinal, "", DigitPattern.NONE);
    }

    boolean isDecimal() {
        return primary == Primary.DECIMAL;
    }

    DigitPattern digits() {
        return digits;
    }

    IntegerPicture withMandatoryDigits(int count) {
        return isDecimal()
                ? new IntegerPicture(
                        primary, letterCase, ordinal, token, digits.withMandatory(count))
                : this;
    }

    public String format(double value, Budget budget) {
        if (!Double.isFinite(value)) {
            return Numbers.text(value);
        }
        double size = Math.abs(value);
        var text =
                switch (primary) {
                    case LETTERS -> Numerals.letters(size, letterCase == Case.UPPER ? 'A' : 'a');
                    case ROMAN -> inCase(Numerals.roman(size, budget));
                    case WORDS -> inCase(Words.of(size, ordinal));
                    case DECIMAL -> decimal(size, budget);
                    case SEQUENCE -> throw unsupported();
                };
        return value < 0 ? "-" + text : text;
    }

    private JsonataException unsupported() {
        return new JsonataException("D3130").value(token);
    }

    private String inCase(String text) {
        return switch (letterCase) {
            case UPPER -> text.toUpperCase(Locale.ROOT);
            case LOWER -> text.toLowerCase(Locale.ROOT);
            case TITLE -> text;
        };
    }

    private String decimal(double value, Budget budget) {
        var text = digits.format(Numbers.text(value), budget);
        return ordinal ? text + suffix(text) : text;
    }

    private static String suffix(String digits) {
        int length = digits.length();
        boolean teen = length > 1 && digits.charAt(length - 2) == '1';
        return switch (digits.charAt(length - 1)) {
            case '1' -> teen ? "th" : "st";
            case '2' -> teen ? "th" : "nd";
            case '3' -> teen ? "th" : "rd";
            default -> "th";
        };
    }

    /** A number written like this; NaN if it is none. */
    public Number readValue(String text, Budget budget) {
        budget.work(text.length());
        return Numbers.of(read(text));
    }

    double read(String text) {
        return switch (primary) {
            case LETTERS -> Numerals.fromLetters(text, letterCase == Case.UPPER ? 'A' : 'a');
            case ROMAN -> Numerals.fromRoman(text);
            case WORDS -> Words.parse(text);
            case DECIMAL ->
                    digits.read(ordinal ? text.substring(0, Math.max(text.length() - 2, 0)) : text);
            case SEQUENCE -> throw unsupported();
        };
    }

    /**
     * A regular expression of what may be written like this.
     *
     * @param width the exact number of digits; null for any
     */
    String pattern(@Nullable Integer width) {
        return switch (primary) {
            case LETTERS -> letterCase == Case.UPPER ? "[A-Z]+" : "[a-z]+";
            case ROMAN -> letterCase == Case.UPPER ? "[MDCLXVI]+" : "[mdclxvi]+";
            case WORDS -> Words.pattern();
            case DECIMAL ->
                    "[0-9]"
                            + (width == null || width == 0 ? "+" : "{" + width + "}")
                            + (ordinal ? "(?:th|st|nd|rd)" : "");
            case SEQUENCE -> throw unsupported();
        };
    }

    /** The separators of the digits, from the right. */
    List<DigitPattern.Separator> separators() {
        return digits.separators();
    }
}

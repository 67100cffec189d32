package gantry.json;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/**
 * A number that is no 64-bit integer, kept as it was written: {@code 1.50} stays {@code 1.50}, and
 * no digit is lost on the way through. Integers that fit 64 bits and have neither fraction nor
 * exponent are Long instead.
 *
 * <p>{@link #equals} compares the text, which is cheap for any exponent; {@link Json#equal} and
 * {@link Json#compareNumbers} compare by value.
 */
public final class JsonNumber extends Number implements Comparable<JsonNumber> {
    /** Jackson's own default bound ({@code StreamReadConstraints.DEFAULT_MAX_NUM_LEN}). */
    public static final int MAX_LENGTH = 1_000;

    /** Digits of the exponent; with it a value always fits BigDecimal, whose scale is an int. */
    public static final int MAX_EXPONENT_DIGITS = 9;

    private static final long serialVersionUID = 1L;

    private final String text;

    JsonNumber(String text) {
        this.text = text;
    }

    /**
     * A number from JSON's spelling of it, for example {@code -1.5e+300}.
     *
     * @throws NumberFormatException if that is no JSON number or exceeds the limits above
     */
    public static JsonNumber of(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new NumberFormatException("longer than " + MAX_LENGTH + " characters");
        }
        if (!NumberText.isNumber(text)) {
            throw new NumberFormatException("not a JSON number");
        }
        if (!NumberText.hasBoundedExponent(text, MAX_EXPONENT_DIGITS)) {
            throw new NumberFormatException(
                    "exponent of more than " + MAX_EXPONENT_DIGITS + " digits");
        }
        return new JsonNumber(text);
    }

    /** The nearest double; ±Infinity beyond its range. */
    @Override
    public double doubleValue() {
        return Double.parseDouble(text);
    }

    @Override
    public float floatValue() {
        return Float.parseFloat(text);
    }

    /** The low 64 bits of the integer part, as {@link BigDecimal#longValue}. */
    @Override
    public long longValue() {
        return bigDecimalValue().longValue();
    }

    @Override
    public int intValue() {
        return (int) longValue();
    }

    /** The exact value. Its plain digits may be a billion: print {@link #toString} instead. */
    public BigDecimal bigDecimalValue() {
        return new BigDecimal(text);
    }

    /** By value. */
    @Override
    public int compareTo(JsonNumber other) {
        return bigDecimalValue().compareTo(other.bigDecimalValue());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonNumber number && number.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The number as written. */
    @Override
    public String toString() {
        return text;
    }
}

package gantry.logs.filter;

import gantry.json.Json;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** What is asked of a value in a JSON message. */
@FunctionalInterface
interface ValueTest {
    boolean holds(@Nullable Object value);

    /** A text that counts as a number. */
    Pattern NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?([eE][+-]?\\d{1,3})?");

    /** How a value is compared with another. */
    enum Operator {
        EQUAL,
        NOT_EQUAL,
        GREATER,
        GREATER_OR_EQUAL,
        LESS,
        LESS_OR_EQUAL;

        boolean accepts(int comparison) {
            return switch (this) {
                case EQUAL -> comparison == 0;
                case NOT_EQUAL -> comparison != 0;
                case GREATER -> comparison > 0;
                case GREATER_OR_EQUAL -> comparison >= 0;
                case LESS -> comparison < 0;
                case LESS_OR_EQUAL -> comparison <= 0;
            };
        }

        boolean isEquality() {
            return this == EQUAL || this == NOT_EQUAL;
        }
    }

    /** Compares with a number; a text that is one counts as one. */
    static ValueTest number(Operator operator, BigDecimal expected) {
        return value -> {
            Number actual = numberOf(value);
            return actual == null
                    ? operator == Operator.NOT_EQUAL && isScalar(value)
                    : operator.accepts(Json.compareNumbers(actual, expected));
        };
    }

    private static @Nullable Number numberOf(@Nullable Object value) {
        if (value instanceof Number number) {
            return number;
        }
        return value instanceof String text && NUMBER.matcher(text).matches()
                ? new BigDecimal(text)
                : null;
    }

    /** Compares with a text in which {@code *} stands for any. */
    static ValueTest text(Operator operator, String expected) {
        boolean isWanted = operator == Operator.EQUAL;
        return value ->
                isScalar(value) && Wildcard.matches(expected, String.valueOf(value)) == isWanted;
    }

    static ValueTest regex(Operator operator, BoundedRegex regex) {
        boolean isWanted = operator == Operator.EQUAL;
        return value -> isScalar(value) && regex.isFoundIn(String.valueOf(value)) == isWanted;
    }

    private static boolean isScalar(@Nullable Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean;
    }
}

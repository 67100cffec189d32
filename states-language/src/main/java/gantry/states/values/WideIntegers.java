package gantry.states.values;

import gantry.json.JsonNumber;
import gantry.json.Payload;

import org.jspecify.annotations.Nullable;

/** Integers beyond 64 bits, which Step Functions takes as doubles. */
@SuppressWarnings("ReferenceEquality") // an unchanged value is the same object
public final class WideIntegers {
    private WideIntegers() {}

    /** The payload with each such integer as a double; the same payload if there is none. */
    public static Payload asDoubles(Payload payload) {
        Object value = payload.value();
        Object changed = asDoubles(value);
        return changed == value ? payload : Payload.of(changed);
    }

    /**
     * The value with each such integer as a double, in the spelling that it is stored with: so it
     * comes to the same whether its execution stayed in memory or not. The same value if there is
     * none.
     */
    public static @Nullable Object asDoubles(@Nullable Object value) {
        return Scalars.changed(
                value,
                scalar ->
                        scalar instanceof JsonNumber number && isInteger(number)
                                ? asDouble(number)
                                : scalar);
    }

    /** Beyond the range of doubles it is a text, as each number that is not finite. */
    private static Object asDouble(JsonNumber number) {
        double value = number.doubleValue();
        String text = Double.toString(value);
        return Double.isFinite(value) ? JsonNumber.of(text) : text;
    }

    private static boolean isInteger(JsonNumber number) {
        String text = number.toString();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' || c == 'e' || c == 'E') {
                return false;
            }
        }
        return true;
    }
}

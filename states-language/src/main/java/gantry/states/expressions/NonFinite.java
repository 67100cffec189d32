package gantry.states.expressions;

import gantry.states.values.Scalars;

import org.jspecify.annotations.Nullable;

/**
 * NaN and ±Infinity, which JSON has no numbers for: Step Functions gives their names (measured).
 */
final class NonFinite {
    private NonFinite() {}

    /** The value with each such number as a string; the same value if there is none. */
    static @Nullable Object asTexts(@Nullable Object value) {
        return Scalars.changed(
                value,
                scalar ->
                        scalar instanceof Double number && !Double.isFinite(number)
                                ? number.toString()
                                : scalar);
    }
}

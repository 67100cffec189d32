package gantry.jsonata.values;

import gantry.json.Payload;

import org.jspecify.annotations.Nullable;

/** {@code $string}. */
public final class Text {
    private Text() {}

    /** The text of a value that is not undefined; that of a function is empty. */
    public static String of(@Nullable Object value, boolean indented, Budget budget) {
        return switch (value) {
            case String text -> text;
            case Payload payload -> payload.text();
            case FunctionValue _ -> "";
            case Long number -> number.toString();
            case Double number when !Double.isFinite(number) -> nonFinite(number, budget);
            case Seq seq when seq.isOuterWrapper() -> JsonText.of(seq.get(0), indented, budget);
            case null, default -> JsonText.of(value, indented, budget);
        };
    }

    private static String nonFinite(double number, Budget budget) {
        if (budget.allowsNonFinite()) {
            return Numbers.text(number);
        }
        throw new JsonataException("D3001").value(number);
    }
}

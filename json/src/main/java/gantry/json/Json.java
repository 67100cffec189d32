package gantry.json;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/** The door of this package: text to value, value to text, and what values have in common. */
public final class Json {
    private Json() {}

    /**
     * The value of a text within {@link JsonLimits#DEFAULT}.
     *
     * @throws JsonParseException if it is not exactly one JSON value
     */
    public static @Nullable Object parse(String text) {
        return parse(text, JsonLimits.DEFAULT);
    }

    /**
     * The value of a text. Of a key that comes twice the last value counts, in the first place.
     *
     * @throws JsonParseException if it is not exactly one JSON value, or exceeds the limits
     */
    public static @Nullable Object parse(String text, JsonLimits limits) {
        return JsonReader.read(text, limits);
    }

    /**
     * The value of a text in which no object has a key twice.
     *
     * @throws JsonParseException if it is not exactly one such JSON value, or exceeds the limits
     */
    public static @Nullable Object parseUnique(String text, JsonLimits limits) {
        return JsonReader.readUnique(text, limits);
    }

    /**
     * The value of a text in UTF-8.
     *
     * @throws JsonParseException if it is not exactly one JSON value, or exceeds the limits
     */
    public static @Nullable Object parse(byte[] utf8, JsonLimits limits) {
        return JsonReader.read(utf8, limits);
    }

    /**
     * The compact text, as Jackson prints it by default and so Step Functions: no blanks, members
     * in their order, only quotes, backslashes and control characters escaped, numbers as written
     * (a double as Java prints it, {@code 1.0E10}; NaN and ±Infinity as strings). A lone surrogate
     * is escaped, so that the text is always valid UTF-8.
     *
     * @throws IllegalArgumentException if some part is no JSON value
     */
    public static String print(@Nullable Object value) {
        return JsonPrinter.printed(value).toString();
    }

    /** As {@link #print(Object)}, to the end of a builder. */
    public static void print(@Nullable Object value, StringBuilder out) {
        out.append(print(value));
    }

    /** As {@link #print(Object)}, in UTF-8, piece by piece; neither flushes nor closes. */
    public static void print(@Nullable Object value, OutputStream out) throws IOException {
        JsonPrinter.stream(value, out);
    }

    /** As {@link #print(Object)}, in UTF-8. */
    public static byte[] printUtf8(@Nullable Object value) {
        return JsonPrinter.printed(value).toBytes();
    }

    /** Bytes of a text in UTF-8, counted without encoding it. */
    public static int utf8Length(CharSequence text) {
        return Utf8.length(text);
    }

    /**
     * Whether two values are the same JSON: numbers by value (1 equals 1.0), members in any order.
     */
    public static boolean equal(@Nullable Object a, @Nullable Object b) {
        return Equality.equal(a, b);
    }

    /** A hash for {@link #equal}; of Strings, Longs and Booleans the same as Java's collections. */
    public static int hash(@Nullable Object value) {
        return Equality.hash(value);
    }

    /** Numbers of any Java type by value; NaN is above all, as in {@link Double#compare}. */
    public static int compareNumbers(Number a, Number b) {
        return Equality.compare(a, b);
    }

    /**
     * {@code object}, {@code array}, {@code string}, {@code number}, {@code boolean}, {@code null}.
     */
    public static String describeType(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Map<?, ?> _ -> "object";
            case List<?> _ -> "array";
            case String _, Payload _ -> "string";
            case Number _ -> "number";
            case Boolean _ -> "boolean";
            default -> throw notJson(value);
        };
    }

    static IllegalArgumentException notJson(Object value) {
        return new IllegalArgumentException(
                "A " + value.getClass().getName() + " is no JSON value");
    }
}

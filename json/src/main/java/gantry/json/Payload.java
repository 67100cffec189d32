package gantry.json;

import org.jspecify.annotations.Nullable;

/**
 * A JSON value and its text, each made once, when first asked for. What passes a payload on passes
 * this object on, so that limits, history and store share one text.
 *
 * <p>Inside another JSON value a payload stands for its text as a JSON string (an input in an
 * answer of the API, a cause): {@link Json#print} escapes it there.
 *
 * <p>Safe for any thread without locks: two that ask at once may both do the work, and get equal
 * results. Equal by text.
 */
public final class Payload {
    private static final Object UNKNOWN = new Object();

    /** {@code null}: JSON's null as a payload. */
    public static final Payload NULL = of(null);

    /** An object without members. */
    public static final Payload EMPTY_OBJECT = of(JsonObject.empty());

    // Plain fields on purpose: every value that is published through them is immutable.
    private @Nullable Object value;
    private @Nullable String text;
    private int utf8Length = -1;
    private int weight;

    private Payload(@Nullable Object value, @Nullable String text) {
        this.value = value;
        this.text = text;
    }

    public static Payload of(@Nullable Object value) {
        return new Payload(value, null);
    }

    /**
     * A text from outside, kept as it was sent, blanks and all.
     *
     * @throws JsonParseException if it is not exactly one JSON value, or exceeds the limits
     */
    public static Payload parse(String text, JsonLimits limits) {
        return new Payload(Json.parse(text, limits), text);
    }

    /** A text known to be JSON (it was parsed or printed before); parsed when first needed. */
    public static Payload ofText(String text) {
        return new Payload(UNKNOWN, text);
    }

    public @Nullable Object value() {
        var known = value;
        if (known == UNKNOWN) {
            known = Json.parse(text(), JsonLimits.PRINTED);
            value = known;
        }
        return known;
    }

    public String text() {
        var known = text;
        if (known == null) {
            Utf8Text printed = JsonPrinter.printed(value);
            known = printed.toString();
            utf8Length = printed.length();
            text = known;
        }
        return known;
    }

    /** Bytes of the text in UTF-8: what AWS's limits count. */
    public int utf8Length() {
        int known = utf8Length;
        if (known < 0) {
            known = Utf8.length(text());
            utf8Length = known;
        }
        return known;
    }

    /** Whether the text has more bytes than so many; of a small value without making its text. */
    public boolean isLongerThan(int bytes) {
        if (utf8Length < 0 && text == null && weight() <= bytes) { // it has no more than it weighs
            return false;
        }
        return utf8Length() > bytes;
    }

    /**
     * About how many bytes it has, for bounds that need not be exact: a small one is not printed.
     * Equal payloads weigh the same, whatever of them is known.
     */
    public int weight() {
        int known = weight;
        if (known == 0) {
            boolean isLarge = text != null && text.length() > LengthBound.SMALL;
            known = isLarge ? LengthBound.UNKNOWN : LengthBound.of(value());
            if (known == LengthBound.UNKNOWN) {
                known = utf8Length();
            }
            weight = known;
        }
        return known;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Payload payload && payload.text().equals(text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    /** Never the content. */
    @Override
    public String toString() {
        return "Payload";
    }
}

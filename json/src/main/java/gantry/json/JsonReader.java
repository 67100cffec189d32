package gantry.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

/** Builds values from Jackson's tokens, without recursion. */
final class JsonReader {
    /** What Jackson 2.22 puts in place of the text; Step Functions' older one named the type. */
    private static final Pattern SOURCE = Pattern.compile("\\[Source: REDACTED \\([^)]*\\)");

    private final JsonParser parser;
    private final JsonLimits limits;
    private final boolean uniqueKeys;
    private @Nullable Open open;

    private JsonReader(JsonParser parser, JsonLimits limits, boolean uniqueKeys) {
        this.parser = parser;
        this.limits = limits;
        this.uniqueKeys = uniqueKeys;
    }

    /** Reads values out of the tokens of a longer text. */
    static JsonReader of(JsonParser parser, JsonLimits limits) {
        return new JsonReader(parser, limits, false);
    }

    static @Nullable Object read(String text, JsonLimits limits) {
        return read(text, limits, false);
    }

    static @Nullable Object readUnique(String text, JsonLimits limits) {
        return read(text, limits, true);
    }

    private static @Nullable Object read(String text, JsonLimits limits, boolean uniqueKeys) {
        if (Utf8.isLonger(text, limits.maxBytes())) {
            throw tooLong(limits);
        }
        try (var parser = limits.factory().createParser(text)) {
            return new JsonReader(parser, limits, uniqueKeys).readAndTranslate();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static @Nullable Object read(byte[] utf8, JsonLimits limits) {
        if (utf8.length > limits.maxBytes()) {
            throw tooLong(limits);
        }
        if (!Utf8.isValid(utf8)) { // Jackson takes some long forms and what is beyond Unicode
            throw new JsonParseException("Invalid UTF-8", 1, 1, -1, false, false);
        }
        try (var parser = limits.factory().createParser(utf8)) {
            return new JsonReader(parser, limits, false).readAndTranslate();
        } catch (IOException e) { // bytes that are no UTF-8
            throw new JsonParseException(String.valueOf(e.getMessage()), 1, 1, -1, false, false);
        }
    }

    private @Nullable Object readAndTranslate() throws IOException {
        try {
            return readDocument();
        } catch (JsonProcessingException e) {
            throw translate(e);
        }
    }

    private @Nullable Object readDocument() throws IOException {
        var first = parser.nextToken();
        if (first == null) {
            throw error("No content to map due to end-of-input", true);
        }
        var value = readValue(first);
        var trailing = parser.nextToken();
        if (trailing != null) {
            throw error("Trailing token (of type " + trailing + ") found after value", false);
        }
        return value;
    }

    /** The value that begins with this token, which is the parser's current one. */
    @Nullable Object readValue(JsonToken first) throws IOException {
        var token = first;
        while (true) {
            if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
                open = Open.of(token, open);
            } else if (token == JsonToken.FIELD_NAME) {
                open().key = parser.currentName();
                if (uniqueKeys && open().hasKey()) {
                    throw error("Duplicate field '" + open().key + "'", false);
                }
            } else {
                var value = complete(token);
                if (open == null) {
                    return value;
                }
                open.add(value);
            }
            token = parser.nextToken(); // never null here: Jackson reports what is left open
        }
    }

    private @Nullable Object complete(JsonToken token) throws IOException {
        return switch (token) {
            case END_OBJECT, END_ARRAY -> {
                var closed = open();
                open = closed.outer;
                yield closed.build();
            }
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new IllegalStateException("A text has no token " + token);
        };
    }

    private Object integer() throws IOException {
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? number()
                : parser.getLongValue();
    }

    private JsonNumber number() throws IOException {
        var text = parser.getText();
        if (text.length() > limits.maxNumberLength()) {
            throw limitError(
                    "Number value length ("
                            + text.length()
                            + ") exceeds the maximum allowed ("
                            + limits.maxNumberLength()
                            + ")");
        }
        if (!NumberText.hasBoundedExponent(text, JsonNumber.MAX_EXPONENT_DIGITS)) {
            throw limitError(
                    "Number value exponent exceeds the maximum of "
                            + JsonNumber.MAX_EXPONENT_DIGITS
                            + " digits");
        }
        return new JsonNumber(text);
    }

    private Open open() {
        if (open == null) {
            throw new IllegalStateException("A member or an end outside of any container");
        }
        return open;
    }

    JsonParseException error(String message, boolean atEnd) {
        return at(parser.currentTokenLocation(), message, atEnd, false);
    }

    JsonParseException limitError(String message) {
        return at(parser.currentTokenLocation(), message, false, true);
    }

    private static JsonParseException tooLong(JsonLimits limits) {
        return new JsonParseException(
                "Document length exceeds the maximum allowed (" + limits.maxBytes() + ")",
                1,
                1,
                0,
                false,
                true);
    }

    /**
     * Step Functions names the place where its older Jackson stopped reading, behind the offending
     * word or character; the exception of this one names where that begins.
     */
    JsonParseException translate(JsonProcessingException e) {
        var message = SOURCE.matcher(e.getOriginalMessage()).replaceAll("[Source: (String)");
        return at(
                parser.currentLocation(),
                message,
                e instanceof JsonEOFException,
                e instanceof StreamConstraintsException);
    }

    private static JsonParseException at(
            JsonLocation location, String message, boolean atEnd, boolean exceeded) {
        long chars = location.getCharOffset();
        long offset = chars >= 0 ? chars : location.getByteOffset();
        return new JsonParseException(
                message,
                location.getLineNr(),
                location.getColumnNr(),
                (int) offset,
                atEnd,
                exceeded);
    }

    /** An object or array whose end has not come yet. */
    private static final class Open {
        final @Nullable Open outer;
        private final JsonObject.@Nullable Builder object;
        private final JsonArray.@Nullable Builder array;
        String key = "";

        private Open(
                @Nullable Open outer,
                JsonObject.@Nullable Builder object,
                JsonArray.@Nullable Builder array) {
            this.outer = outer;
            this.object = object;
            this.array = array;
        }

        static Open of(JsonToken start, @Nullable Open outer) {
            return start == JsonToken.START_OBJECT
                    ? new Open(outer, JsonObject.builder(), null)
                    : new Open(outer, null, JsonArray.builder());
        }

        void add(@Nullable Object value) {
            if (object != null) {
                object.put(key, value);
            } else if (array != null) {
                array.add(value);
            }
        }

        boolean hasKey() {
            return object != null && object.has(key);
        }

        @Nullable Object build() {
            if (object != null) {
                return object.build();
            }
            return array == null ? null : array.build();
        }
    }
}

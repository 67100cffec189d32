package gantry.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The elements of an array, or the members of an object, in a text too long for memory: one after
 * another, each within limits, and each with the place behind it, from which reading can go on
 * another time. Confined to one thread.
 */
public final class JsonElements implements AutoCloseable {
    private final JsonParser parser;
    private final JsonLimits limits;
    private final MeteredInput input;
    private final long before;
    private final boolean whole;
    private final @Nullable JsonToken container;
    private final JsonReader reader;
    private @Nullable String key;
    private @Nullable Object value;
    private boolean ended;

    private JsonElements(
            JsonParser parser,
            JsonLimits limits,
            MeteredInput input,
            long before,
            boolean whole,
            @Nullable JsonToken container) {
        this.parser = parser;
        this.limits = limits;
        this.input = input;
        this.before = before;
        this.whole = whole;
        this.container = container;
        this.reader = JsonReader.of(parser, limits);
    }

    /**
     * Begins at the value to which a pointer leads. All around it is read too, so that a text that
     * is no JSON is not taken for one: what stands behind it when its end is reached.
     *
     * @param limits of each element
     * @throws JsonParseException if there is no JSON on the way
     */
    public static JsonElements open(InputStream utf8, JsonPointer pointer, JsonLimits limits)
            throws IOException {
        var input = new MeteredInput(new byte[0], utf8);
        JsonParser parser = limits.factory().createParser(input);
        JsonReader errors = JsonReader.of(parser, limits);
        try {
            JsonToken found = parser.nextToken();
            if (found == null) {
                throw errors.error("No content to map due to end-of-input", true);
            }
            for (String step : pointer.steps()) {
                found = find(parser, step);
            }
            return new JsonElements(parser, limits, input, 0, true, found);
        } catch (IOException e) {
            throw translated(e, errors);
        }
    }

    /**
     * Goes on where an earlier reading was.
     *
     * @param rest the text from that place on
     * @param offset of the place in the text: {@link #offset} as it was behind some element
     * @param object whether it is an object that is being read
     */
    public static JsonElements resume(
            InputStream rest, long offset, boolean object, JsonLimits limits) throws IOException {
        // The parser gets a beginning of its own, in which an element has just ended.
        byte[] bytes = (object ? "{\"\":0" : "[0").getBytes(StandardCharsets.US_ASCII);
        var input = new MeteredInput(bytes, rest);
        JsonParser parser = limits.factory().createParser(input);
        JsonToken start = parser.nextToken();
        if (object) {
            parser.nextToken();
        }
        parser.nextToken();
        return new JsonElements(parser, limits, input, offset - bytes.length, false, start);
    }

    /** Whether elements are there to read: the value is an array or an object. */
    public boolean isContainer() {
        return container == JsonToken.START_ARRAY || isObject();
    }

    /** Whether the elements are members, which have keys. */
    public boolean isObject() {
        return container == JsonToken.START_OBJECT;
    }

    /**
     * Reads the next element; false behind the last.
     *
     * @throws JsonParseException if it is no JSON, or exceeds the limits
     */
    public boolean next() throws IOException {
        if (ended || !isContainer()) {
            return false;
        }
        input.allow(limits.maxBytes());
        try {
            return read();
        } catch (MeteredInput.Exceeded _) {
            throw tooLong();
        } catch (IOException e) {
            throw translated(e, reader);
        } finally {
            input.allowAll();
        }
    }

    /** Of the member read last; null in an array. */
    public @Nullable String key() {
        return key;
    }

    /** Of the element read last. */
    public @Nullable Object value() {
        return value;
    }

    /** Bytes of the text up to the end of the element read last. */
    public long offset() {
        return before + parsed();
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private boolean read() throws IOException {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.END_ARRAY || token == JsonToken.END_OBJECT) {
            ended = true;
            if (whole) {
                input.allowAll();
                readRest();
            }
            return false;
        }
        if (token == JsonToken.FIELD_NAME) {
            key = parser.currentName();
            token = parser.nextToken();
        }
        long start = parser.currentTokenLocation().getByteOffset();
        value = reader.readValue(token);
        if (parsed() - start > limits.maxBytes()) {
            throw tooLong();
        }
        return true;
    }

    /** What stands around the container: more of the text, then its end. */
    private void readRest() throws IOException {
        while (!parser.getParsingContext().inRoot()) {
            parser.nextToken();
        }
        JsonToken trailing = parser.nextToken();
        if (trailing != null) {
            throw reader.error(
                    "Trailing token (of type " + trailing + ") found after value", false);
        }
    }

    private long parsed() {
        return parser.currentLocation().getByteOffset();
    }

    private JsonParseException tooLong() {
        return reader.limitError(
                "Element length exceeds the maximum allowed (" + limits.maxBytes() + ")");
    }

    /** Moves to a member or an element; null, at the end of what it is in, if there is none. */
    private static @Nullable JsonToken find(JsonParser parser, String step) throws IOException {
        JsonToken in = parser.currentToken();
        if (in == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = parser.currentName().equals(step);
                JsonToken value = parser.nextToken();
                if (found) {
                    return value;
                }
                parser.skipChildren();
            }
        } else if (in == JsonToken.START_ARRAY) {
            for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                if (Integer.toString(i).equals(step)) {
                    return parser.currentToken();
                }
                parser.skipChildren();
            }
        }
        return null;
    }

    /** A failure of the stream itself is thrown as it is. */
    private static RuntimeException translated(IOException e, JsonReader errors)
            throws IOException {
        if (e instanceof JsonProcessingException json) {
            return errors.translate(json);
        }
        throw e;
    }
}

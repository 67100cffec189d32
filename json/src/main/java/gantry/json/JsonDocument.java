package gantry.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A text that people wrote, as a value that still knows where its parts stand, to report problems
 * by line. Positions are looked for when asked for, by reading the text again: problems are few.
 */
public final class JsonDocument {
    /** Both from 1; the column counts UTF-16 characters. */
    public record Position(int line, int column) {}

    private final String text;
    private final JsonLimits limits;
    private final @Nullable Object value;

    private JsonDocument(String text, JsonLimits limits, @Nullable Object value) {
        this.text = text;
        this.limits = limits;
        this.value = value;
    }

    /**
     * A document within {@link JsonLimits#DEFINITION}.
     *
     * @throws JsonParseException if it is not exactly one JSON value, or exceeds the limits
     */
    public static JsonDocument parse(String text) {
        return parse(text, JsonLimits.DEFINITION);
    }

    /**
     * A document within other limits.
     *
     * @throws JsonParseException if it is not exactly one JSON value, or exceeds the limits
     */
    public static JsonDocument parse(String text, JsonLimits limits) {
        return new JsonDocument(text, limits, Json.parse(text, limits));
    }

    public @Nullable Object value() {
        return value;
    }

    /**
     * Where a place of the document stands, spelled as Step Functions does: {@code
     * /States/A/Choices[0]/Next}. A member stands where its key does. Of a place that is not there,
     * where the innermost container around it begins.
     */
    public Position positionOf(String location) {
        return positionOf(steps(location));
    }

    /** As {@link #positionOf(String)}, the keys and indexes one by one: Strings and Integers. */
    public Position positionOf(List<?> steps) {
        try (var parser = limits.factory().createParser(text)) {
            parser.nextToken();
            var found = parser.currentTokenLocation();
            for (Object step : steps) {
                var inner =
                        step instanceof Integer index
                                ? element(parser, index)
                                : member(parser, step);
                if (inner == null) {
                    break;
                }
                found = inner;
            }
            return new Position(found.getLineNr(), found.getColumnNr());
        } catch (IOException e) {
            throw new UncheckedIOException(e); // it was read before, so it can be read
        }
    }

    /** Moves to the value of a member; of a key that comes twice to the first. */
    private static @Nullable JsonLocation member(JsonParser parser, Object key) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return null;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var location = parser.currentTokenLocation();
            boolean found = parser.currentName().equals(key);
            parser.nextToken();
            if (found) {
                return location;
            }
            parser.skipChildren();
        }
        return null;
    }

    private static @Nullable JsonLocation element(JsonParser parser, int index) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return null;
        }
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            if (i == index) {
                return parser.currentTokenLocation();
            }
            parser.skipChildren();
        }
        return null;
    }

    /** State names may hold slashes and brackets: the longest key that fits is meant. */
    private List<Object> steps(String location) {
        var steps = new ArrayList<Object>();
        Object current = value;
        int at = 0;
        while (at < location.length()) {
            if (current instanceof JsonArray array && location.charAt(at) == '[') {
                int end = location.indexOf(']', at);
                int index = index(location, at + 1, end, array.size());
                if (index < 0) {
                    return steps;
                }
                steps.add(index);
                current = array.get(index);
                at = end + 1;
            } else if (current instanceof JsonObject object && location.charAt(at) == '/') {
                var key = longestKey(object, location, at + 1);
                if (key == null) {
                    return steps;
                }
                steps.add(key);
                current = object.get(key);
                at += key.length() + 1;
            } else {
                return steps;
            }
        }
        return steps;
    }

    private static @Nullable String longestKey(JsonObject object, String location, int from) {
        String longest = null;
        for (String key : object.keySet()) {
            int end = from + key.length();
            boolean fits =
                    location.startsWith(key, from)
                            && (end == location.length()
                                    || "/[".indexOf(location.charAt(end)) >= 0);
            if (fits && (longest == null || key.length() > longest.length())) {
                longest = key;
            }
        }
        return longest;
    }

    private static int index(String location, int from, int end, int size) {
        try {
            int index = end < 0 ? -1 : Integer.parseInt(location, from, end, 10);
            return index < size ? index : -1;
        } catch (NumberFormatException _) {
            return -1;
        }
    }
}

package gantry.cli.run;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Where each member of a JSON text stands, by its location as diagnostics write it: {@code
 * /States/P/Branches[0]/States/B/Next}.
 */
final class Positions {
    /** Line and column of a member's name or an element's value; both from 1. */
    record Position(int line, int column) {
        @Override
        public String toString() {
            return line + ":" + column;
        }
    }

    private static final Position BEGIN = new Position(1, 1);

    private final Map<String, Position> byLocation = new HashMap<>();

    /** Reads as far as the text is JSON. */
    static Positions of(String text) {
        var positions = new Positions();
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            if (parser.nextToken() != null) {
                positions.read(parser, "");
            }
        } catch (JacksonException _) {
            // The definition's own parser tells what is wrong, with its position.
            return positions;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return positions;
    }

    /** Of the nearest thing around it if the location itself is absent, such as a missing field. */
    Position find(@Nullable String location) {
        String at = location == null ? "" : location;
        while (!at.isEmpty()) {
            Position position = byLocation.get(at);
            if (position != null) {
                return position;
            }
            at = at.substring(0, Math.max(0, Math.max(at.lastIndexOf('/'), at.lastIndexOf('['))));
        }
        return BEGIN;
    }

    private void read(JsonParser parser, String location) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String member = location + "/" + parser.currentName();
                byLocation.putIfAbsent(member, here(parser));
                parser.nextToken();
                read(parser, member);
            }
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                String element = location + "[" + i + "]";
                byLocation.putIfAbsent(element, here(parser));
                read(parser, element);
            }
        }
    }

    private static Position here(JsonParser parser) {
        var start = parser.currentTokenLocation();
        return new Position(start.getLineNr(), start.getColumnNr());
    }
}

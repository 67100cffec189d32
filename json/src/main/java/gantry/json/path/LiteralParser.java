package gantry.json.path;

import gantry.json.Json;
import gantry.json.JsonArray;
import gantry.json.JsonNumber;
import gantry.json.JsonObject;
import gantry.json.JsonParseException;

import org.jspecify.annotations.Nullable;

/**
 * Values written into a filter or an argument: JSON, where texts may stand in single quotes or, if
 * they are one word, in none. Definitions that run on AWS say {@code [?(@.Name==Receipt)]}, which
 * Jayway refuses.
 */
final class LiteralParser {
    private static final String WORD_ENDS = " \t\r\n,:()[]{}=!<>~&|'\"";

    private LiteralParser() {}

    static @Nullable Object parse(Cursor cursor) {
        cursor.skipBlanks();
        return switch (cursor.peek()) {
            case '\'', '"' -> Quoted.read(cursor);
            case '[' -> array(cursor);
            case '{' -> object(cursor);
            default -> word(cursor);
        };
    }

    private static JsonArray array(Cursor cursor) {
        cursor.enter();
        cursor.next();
        var array = JsonArray.builder();
        cursor.skipBlanks();
        while (!cursor.take(']')) {
            array.add(parse(cursor));
            separator(cursor, ']');
        }
        cursor.leave();
        return array.build();
    }

    private static JsonObject object(Cursor cursor) {
        cursor.enter();
        cursor.next();
        var object = JsonObject.builder();
        cursor.skipBlanks();
        while (!cursor.take('}')) {
            if (!(parse(cursor) instanceof String key)) {
                throw cursor.error("Expected a name");
            }
            cursor.require(':');
            object.put(key, parse(cursor));
            separator(cursor, '}');
        }
        cursor.leave();
        return object.build();
    }

    private static void separator(Cursor cursor, char end) {
        cursor.skipBlanks();
        if (cursor.take(',')) {
            cursor.skipBlanks();
        } else if (cursor.peek() != end) {
            throw cursor.error("Expected ',' or '" + end + "'");
        }
    }

    private static @Nullable Object word(Cursor cursor) {
        int start = cursor.position();
        while (!cursor.atEnd() && WORD_ENDS.indexOf(cursor.peek()) < 0) {
            cursor.next();
        }
        var word = cursor.from(start);
        if (word.isEmpty()) {
            throw cursor.error("Expected a value");
        }
        char first = word.charAt(0);
        if (first == '-' || Cursor.isDigit(first)) {
            return number(cursor, word);
        }
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            case "null" -> null;
            default -> word;
        };
    }

    private static @Nullable Object number(Cursor cursor, String word) {
        try {
            JsonNumber.of(word); // the spelling
            return Json.parse(word);
        } catch (NumberFormatException | JsonParseException _) {
            throw cursor.error("Expected a number instead of " + word);
        }
    }
}

package gantry.workflows.api;

import gantry.json.JsonObject;
import gantry.operations.ValidationException;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Tags as requests and answers spell them. */
final class TagShapes {
    private static final String RESERVED_PREFIX = "aws:";

    /** "Unicode letters, digits, white space, or these symbols: _ . : / = + - @". */
    private static final Pattern TEXT = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

    private TagShapes() {}

    /**
     * Keys and values of a list of tags; of a key that comes twice the last value counts.
     *
     * @throws ValidationException a tag is incomplete or has characters that tags may not have
     */
    static Map<String, String> map(@Nullable List<@Nullable Object> tags) {
        var map = new LinkedHashMap<String, String>();
        if (tags == null) {
            return map;
        }
        int index = 0;
        for (Object tag : tags) {
            index++;
            String at = "tags." + index + ".member";
            Map<?, ?> members = tag instanceof Map<?, ?> shape ? shape : Map.of();
            String key = text(members.get("key"), at + ".key");
            if (key.startsWith(RESERVED_PREFIX)) {
                throw violation("'" + key + "'", at + ".key", "Member must not begin with aws:");
            }
            map.put(key, text(members.get("value"), at + ".value"));
        }
        return map;
    }

    private static String text(@Nullable Object value, String at) {
        if (!(value instanceof String text)) {
            throw violation("null", at, "Member must not be null");
        }
        if (!TEXT.matcher(text).matches()) {
            throw violation(
                    "'" + text + "'",
                    at,
                    "Member must satisfy regular expression pattern: " + TEXT.pattern());
        }
        return text;
    }

    private static ValidationException violation(String value, String at, String constraint) {
        return new ValidationException(
                "1 validation error detected: Value "
                        + value
                        + " at '"
                        + at
                        + "' failed to satisfy constraint: "
                        + constraint);
    }

    static List<JsonObject> shapes(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag -> JsonObject.of("key", tag.getKey(), "value", tag.getValue()))
                .toList();
    }
}

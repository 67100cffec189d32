package gantry.json;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A way through objects to one of their values.
 *
 * @param steps names of members; none for the whole value
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6901">RFC 6901</a>
 */
public record JsonPointer(List<String> steps) {
    private static final JsonPointer WHOLE = new JsonPointer(List.of());

    /** The pointer that a text writes; null if it writes none. */
    public static @Nullable JsonPointer find(String text) {
        if (text.isEmpty()) {
            return WHOLE;
        }
        if (!text.startsWith("/")) {
            return null;
        }
        return new JsonPointer(
                Stream.of(text.substring(1).split("/", -1))
                        .map(step -> step.replace("~1", "/").replace("~0", "~"))
                        .toList());
    }

    /** Where it leads; null where nothing is. */
    public @Nullable Object read(@Nullable Object value) {
        Object at = value;
        for (String step : steps) {
            at = at instanceof Map<?, ?> object ? object.get(step) : null;
        }
        return at;
    }
}

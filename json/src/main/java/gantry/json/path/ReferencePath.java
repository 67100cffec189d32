package gantry.json.path;

import gantry.json.JsonArray;
import gantry.json.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * A path that can be written to: names and indexes only ({@code ResultPath}). Writing makes a new
 * value that shares with the old one all that is not on the way.
 *
 * @see <a href="https://states-language.net/spec.html#ref-paths">Reference Paths</a>
 */
public final class ReferencePath {
    private final JsonPath path;

    private ReferencePath(JsonPath path) {
        this.path = path;
    }

    /**
     * Compiles a reference path.
     *
     * @throws InvalidPathException if it is no path, or one with other steps
     */
    public static ReferencePath compile(String text) {
        return of(JsonPath.compile(text));
    }

    /**
     * A compiled path as a reference path.
     *
     * @throws InvalidPathException if it has other steps than names and indexes from 0
     */
    public static ReferencePath of(JsonPath path) {
        if (!path.isReferencePath()) {
            throw new InvalidPathException("Value is not a Reference Path");
        }
        return new ReferencePath(path);
    }

    /** Whether it is {@code $}, which replaces everything. */
    public boolean isRoot() {
        return path.length() == 0;
    }

    /**
     * The root with the value in the path's place. Objects that are missing on the way are made; an
     * index replaces an element that is there.
     *
     * @throws ParentMismatchException if a name would go into something else than an object, or an
     *     index into something else than an array that has it
     */
    public @Nullable Object put(@Nullable Object root, @Nullable Object value) {
        int length = path.length();
        var parents = new @Nullable Object[length];
        Object current = root;
        for (int i = 0; i < length; i++) {
            parents[i] = current == Nowhere.ABSENT ? JsonObject.empty() : current;
            current = child(i, current);
        }
        Object changed = value;
        for (int i = length - 1; i >= 0; i--) {
            changed = with(i, parents[i], changed);
        }
        return changed;
    }

    private @Nullable Object child(int at, @Nullable Object parent) {
        return switch (path.step(at)) {
            case Step.Property(var name, _) when parent == Nowhere.ABSENT -> Nowhere.ABSENT;
            case Step.Property(var name, _) when parent instanceof Map<?, ?> object ->
                    object.containsKey(name) ? object.get(name) : Nowhere.ABSENT;
            case Step.Index(var index)
                    when parent instanceof List<?> array && index < array.size() ->
                    array.get(index);
            default -> throw new ParentMismatchException(path.placeAfter(at));
        };
    }

    private Object with(int at, @Nullable Object parent, @Nullable Object child) {
        return switch (path.step(at)) {
            case Step.Property(var name, _) when parent instanceof Map<?, ?> object ->
                    asObject(object).with(name, child);
            case Step.Index(var index) when parent instanceof List<?> array ->
                    JsonArray.copyOf(array).with(index, child);
            default -> throw new IllegalStateException("Not a parent of " + path.placeAfter(at));
        };
    }

    private static JsonObject asObject(Map<?, ?> map) {
        if (map instanceof JsonObject object) {
            return object;
        }
        var builder = JsonObject.builder();
        map.forEach((key, value) -> builder.put(String.valueOf(key), value));
        return builder.build();
    }

    @Override
    public String toString() {
        return path.toString();
    }
}

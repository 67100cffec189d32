package gantry.jsonata.values;

import org.jspecify.annotations.Nullable;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * An object made during an evaluation that still may change (a transform's copy) or holds values
 * that are not plain JSON yet (sequences, functions). {@link Seal} makes it a JsonObject.
 */
public final class Made extends AbstractMap<String, @Nullable Object> {
    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    @Override
    public @Nullable Object put(String key, @Nullable Object value) {
        return members.put(key, value);
    }

    @Override
    public @Nullable Object remove(@Nullable Object key) {
        return members.remove(key);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return members.containsKey(key);
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        return members.get(key);
    }

    @Override
    public Set<Map.Entry<String, @Nullable Object>> entrySet() {
        return members.entrySet();
    }

    /** Identity: a transform finds the very object again. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    /** Shows no member. */
    @Override
    public String toString() {
        return "object";
    }
}

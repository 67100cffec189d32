package gantry.json;

import org.jspecify.annotations.Nullable;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * A JSON object: immutable, in the order of its members' first appearance. A changed copy shares
 * all other members.
 *
 * <p>{@code get(key) == null} does not tell JSON null from an absent member: ask {@link
 * #containsKey} or {@link #indexOf}. Equal to every Map that is the same JSON ({@link Json#equal}:
 * 1 equals 1.0).
 */
public final class JsonObject extends AbstractMap<String, @Nullable Object> {
    /** Up to here comparing the keys one by one is faster than a hash table, and smaller. */
    static final int LINEAR_KEYS = 16;

    private static final int FIRST_PLACES = 8;

    private static final JsonObject EMPTY = new JsonObject(new String[0], new Object[0], null);

    private final String[] keys;
    private final @Nullable Object[] values;

    /**
     * Key → position of a wide object, made at the first look-up; a HashMap bears colliding keys.
     */
    private volatile @Nullable Map<String, Integer> positions;

    private JsonObject(
            String[] keys, @Nullable Object[] values, @Nullable Map<String, Integer> positions) {
        this.keys = keys;
        this.values = values;
        this.positions = positions;
    }

    public static JsonObject empty() {
        return EMPTY;
    }

    public static JsonObject of(String key, @Nullable Object value) {
        return new JsonObject(new String[] {key}, new @Nullable Object[] {value}, null);
    }

    public static JsonObject of(
            String key1, @Nullable Object value1, String key2, @Nullable Object value2) {
        if (key1.equals(key2)) {
            return of(key1, value2);
        }
        return new JsonObject(
                new String[] {key1, key2}, new @Nullable Object[] {value1, value2}, null);
    }

    public static JsonObject of(
            String key1,
            @Nullable Object value1,
            String key2,
            @Nullable Object value2,
            String key3,
            @Nullable Object value3) {
        if (key1.equals(key2) || key1.equals(key3) || key2.equals(key3)) {
            return builder().put(key1, value1).put(key2, value2).put(key3, value3).build();
        }
        return new JsonObject(
                new String[] {key1, key2, key3},
                new @Nullable Object[] {value1, value2, value3},
                null);
    }

    /** Any number of members: the further ones as key, value, key, value … */
    public static JsonObject of(
            String key1,
            @Nullable Object value1,
            String key2,
            @Nullable Object value2,
            String key3,
            @Nullable Object value3,
            @Nullable Object... more) {
        if (more.length % 2 != 0) {
            throw new IllegalArgumentException("The last key has no value");
        }
        var builder = builder().put(key1, value1).put(key2, value2).put(key3, value3);
        for (int i = 0; i < more.length; i += 2) {
            if (!(more[i] instanceof String key)) {
                throw new IllegalArgumentException("Argument " + (i + 6) + " is no key");
            }
            builder.put(key, more[i + 1]);
        }
        return builder.build();
    }

    public static Builder builder() {
        return new Builder();
    }

    @Override
    public int size() {
        return keys.length;
    }

    /** The position of a member in the order of writing, −1 if there is none of that name. */
    public int indexOf(String key) {
        if (keys.length <= LINEAR_KEYS) {
            return linearIndexOf(keys, keys.length, key);
        }
        Integer position = positions().get(key);
        return position == null ? -1 : position;
    }

    /** The key at a position from 0 to size − 1. */
    public String keyAt(int index) {
        return keys[index];
    }

    /** The value at a position from 0 to size − 1. */
    public @Nullable Object valueAt(int index) {
        return values[index];
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return key instanceof String name && indexOf(name) >= 0;
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        int index = key instanceof String name ? indexOf(name) : -1;
        return index < 0 ? null : values[index];
    }

    /** This object with a member replaced in its place, or added at the end. */
    public JsonObject with(String key, @Nullable Object value) {
        int index = indexOf(key);
        if (index >= 0) {
            var changed = values.clone();
            changed[index] = value;
            return new JsonObject(keys, changed, positions);
        }
        int size = keys.length;
        var moreKeys = Arrays.copyOf(keys, size + 1);
        @Nullable Object[] moreValues = Arrays.copyOf(values, size + 1);
        moreKeys[size] = key;
        moreValues[size] = value;
        return new JsonObject(moreKeys, moreValues, null);
    }

    /** This object without a member; the same object if there is none of that name. */
    public JsonObject without(String key) {
        int index = indexOf(key);
        if (index < 0) {
            return this;
        }
        int size = keys.length - 1;
        var fewerKeys = Arrays.copyOf(keys, size);
        @Nullable Object[] fewerValues = Arrays.copyOf(values, size);
        System.arraycopy(keys, index + 1, fewerKeys, index, size - index);
        System.arraycopy(values, index + 1, fewerValues, index, size - index);
        return new JsonObject(fewerKeys, fewerValues, null);
    }

    @Override
    public Set<Map.Entry<String, @Nullable Object>> entrySet() {
        return new Entries();
    }

    /** The same JSON; other than {@link Map#equals} says, numbers compare by value. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Map && Json.equal(this, other);
    }

    @Override
    public int hashCode() {
        return Json.hash(this);
    }

    /** Names no member: an object may hold secrets. {@link Json#print} gives the text. */
    @Override
    public String toString() {
        return "JsonObject(" + keys.length + " members)";
    }

    private Map<String, Integer> positions() {
        var known = positions;
        if (known == null) {
            known = HashMap.newHashMap(keys.length);
            for (int i = 0; i < keys.length; i++) {
                known.put(keys[i], i);
            }
            positions = known;
        }
        return known;
    }

    /** By hashes first: they lie in the strings themselves, the characters somewhere else. */
    private static int linearIndexOf(String[] keys, int size, String key) {
        int hash = key.hashCode();
        for (int i = 0; i < size; i++) {
            String other = keys[i];
            if (other.hashCode() == hash && other.equals(key)) {
                return i;
            }
        }
        return -1;
    }

    /** Collects members; a key that comes again keeps its first place and takes the last value. */
    public static final class Builder {
        private String[] keys = new String[FIRST_PLACES];
        private @Nullable Object[] values = new @Nullable Object[FIRST_PLACES];
        private int size;
        private @Nullable Map<String, Integer> positions;

        private Builder() {}

        public Builder put(String key, @Nullable Object value) {
            int index = indexOf(key);
            if (index >= 0) {
                values[index] = value;
                return this;
            }
            if (size == keys.length) {
                keys = Arrays.copyOf(keys, size * 2);
                values = Arrays.copyOf(values, size * 2);
            }
            keys[size] = key;
            values[size] = value;
            if (positions != null) {
                positions.put(key, size);
            }
            size++;
            return this;
        }

        /** The object of what was put so far; the builder may go on and be built again. */
        public JsonObject build() {
            if (size == 0) {
                return EMPTY;
            }
            var known = positions;
            positions = null; // now the object's own: a later put must not be seen by it
            return new JsonObject(Arrays.copyOf(keys, size), Arrays.copyOf(values, size), known);
        }

        boolean has(String key) {
            return indexOf(key) >= 0;
        }

        private int indexOf(String key) {
            if (size <= LINEAR_KEYS) {
                return linearIndexOf(keys, size, key);
            }
            if (positions == null) {
                positions = HashMap.newHashMap(size * 2);
                for (int i = 0; i < size; i++) {
                    positions.put(keys[i], i);
                }
            }
            Integer position = positions.get(key);
            return position == null ? -1 : position;
        }
    }

    private final class Entries extends AbstractSet<Map.Entry<String, @Nullable Object>> {
        @Override
        public int size() {
            return keys.length;
        }

        @Override
        public Iterator<Map.Entry<String, @Nullable Object>> iterator() {
            return new Iterator<>() {
                private int next;

                @Override
                public boolean hasNext() {
                    return next < keys.length;
                }

                @Override
                public Map.Entry<String, @Nullable Object> next() {
                    if (next == keys.length) {
                        throw new NoSuchElementException();
                    }
                    int index = next++;
                    return new SimpleImmutableEntry<>(keys[index], values[index]);
                }
            };
        }
    }
}

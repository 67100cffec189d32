package gantry.json;

import org.jspecify.annotations.Nullable;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.RandomAccess;

/**
 * A JSON array: immutable, random access. Equal to every List that is the same JSON ({@link
 * Json#equal}: 1 equals 1.0).
 */
public final class JsonArray extends AbstractList<@Nullable Object> implements RandomAccess {
    private static final JsonArray EMPTY = new JsonArray(new Object[0]);

    private final @Nullable Object[] elements;

    private JsonArray(@Nullable Object[] elements) {
        this.elements = elements;
    }

    public static JsonArray empty() {
        return EMPTY;
    }

    public static JsonArray of(@Nullable Object... elements) {
        return elements.length == 0 ? EMPTY : new JsonArray(elements.clone());
    }

    /** The elements of a collection, in its order; the list itself if it is a JsonArray. */
    public static JsonArray copyOf(Collection<? extends @Nullable Object> elements) {
        if (elements instanceof JsonArray array) {
            return array;
        }
        return elements.isEmpty() ? EMPTY : new JsonArray(elements.toArray());
    }

    public static Builder builder() {
        return new Builder();
    }

    @Override
    public int size() {
        return elements.length;
    }

    @Override
    public @Nullable Object get(int index) {
        return elements[index];
    }

    /** This array with one element replaced. */
    public JsonArray with(int index, @Nullable Object value) {
        var changed = elements.clone();
        changed[index] = value;
        return new JsonArray(changed);
    }

    @Override
    public @Nullable Object[] toArray() {
        return elements.clone();
    }

    /** The same JSON; other than {@link List#equals} says, numbers compare by value. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof List && Json.equal(this, other);
    }

    @Override
    public int hashCode() {
        return Json.hash(this);
    }

    /** Shows no element: an array may hold secrets. {@link Json#print} gives the text. */
    @Override
    public String toString() {
        return "JsonArray(" + elements.length + " elements)";
    }

    /** Collects elements. */
    public static final class Builder {
        private @Nullable Object[] elements = new @Nullable Object[8];
        private int size;

        private Builder() {}

        public Builder add(@Nullable Object element) {
            if (size == elements.length) {
                elements = Arrays.copyOf(elements, size * 2);
            }
            elements[size++] = element;
            return this;
        }

        /** The array of what was added so far; the builder may go on and be built again. */
        public JsonArray build() {
            return size == 0 ? EMPTY : new JsonArray(Arrays.copyOf(elements, size));
        }
    }
}

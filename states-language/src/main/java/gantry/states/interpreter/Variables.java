package gantry.states.interpreter;

import gantry.json.Payload;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The variables of one scope and their values: immutable. A changed copy shares the values, so that
 * one that many steps leave alone is one {@link Payload} to history and store.
 *
 * <p>Never shows a value.
 */
public final class Variables {
    /** Of a scope that has not assigned any. */
    public static final Variables NONE = new Variables(Map.of(), 0);

    private final Map<String, Payload> values;
    private final long bytes;

    private Variables(Map<String, Payload> values, long bytes) {
        this.values = values;
        this.bytes = bytes;
    }

    public static Variables of(Map<String, Payload> values) {
        return NONE.with(values);
    }

    /** With these values, which replace those of the same name. */
    Variables with(Map<String, Payload> assigned) {
        if (assigned.isEmpty()) {
            return this;
        }
        var all = new LinkedHashMap<>(values);
        all.putAll(assigned);
        return new Variables(all, bytesOf(all));
    }

    @Nullable Payload find(String name) {
        return values.get(name);
    }

    public int size() {
        return values.size();
    }

    /** In the order in which they were first assigned. */
    public void forEach(BiConsumer<String, Payload> action) {
        values.forEach(action);
    }

    /** Of all values as JSON in UTF-8. */
    long bytes() {
        return bytes;
    }

    /** Of values as JSON in UTF-8. */
    static long bytesOf(Map<String, Payload> values) {
        long sum = 0;
        for (Payload value : values.values()) {
            sum += value.utf8Length();
        }
        return sum;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Variables variables && values.equals(variables.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return "Variables" + values.keySet();
    }
}

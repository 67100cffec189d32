package gantry.operations;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A shape of a service model with its constraints. Other shapes are named, not held, since shapes
 * may contain themselves. Bounds are inclusive; without one they are the type's.
 */
public sealed interface Shape {
    String name();

    /** Its values are secrets: no message repeats them. */
    default boolean sensitive() {
        return false;
    }

    /**
     * Lengths in UTF-16 units, as AWS's Java counts.
     *
     * @param values the only values allowed, in the order AWS prints them; empty: any
     */
    record Text(
            String name,
            long min,
            long max,
            boolean sensitive,
            List<String> values,
            @Nullable Pattern pattern)
            implements Shape {}

    /** An integer, or a long if {@code wide}. */
    record Whole(String name, long min, long max, boolean sensitive, boolean wide)
            implements Shape {}

    /** A float or a double. */
    record Fraction(String name, double min, double max, boolean sensitive) implements Shape {}

    /** Bytes, base64 in JSON. */
    record Blob(String name, long min, long max, boolean sensitive) implements Shape {}

    /** true or false. */
    record Flag(String name) implements Shape {}

    /** A time; seconds since 1970 in JSON. */
    record Timestamp(String name) implements Shape {}

    /** A list. */
    record ListOf(String name, String member, long min, long max) implements Shape {}

    /** A map with string keys. */
    record MapOf(String name, String key, String value, long min, long max) implements Shape {}

    /** Members by name, in the model's order. */
    record Structure(String name, Map<String, Member> members) implements Shape {}

    /** A member of a structure. */
    record Member(String name, String shape, boolean required) {}
}

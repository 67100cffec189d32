package gantry.operations;

import gantry.json.Payload;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.util.List;
import java.util.Map;

/**
 * What a caller asks: the members of the operation's input shape, and beside them a stream where
 * the shape has one. Behind the registry's door the members have the types and obey the constraints
 * of the service model; a member that is {@code null} counts as absent.
 */
public sealed interface Request {
    /** The members by their names on the wire, in the order they came. */
    Map<String, @Nullable Object> members();

    /** Members only. */
    record Json(Map<String, @Nullable Object> members) implements Request {
        @Override
        public String toString() {
            return "Request with " + members.size() + " members";
        }
    }

    /** Members and a body too large for memory; read once, closed by who made the request. */
    record Streamed(Map<String, @Nullable Object> members, InputStream body) implements Request {
        @Override
        public String toString() {
            return "Request with " + members.size() + " members and a stream";
        }
    }

    static Request of(Map<String, @Nullable Object> members) {
        return new Json(members);
    }

    default boolean has(String member) {
        return members().get(member) != null;
    }

    /** A text, also where a caller inside the process passes a {@link Payload} for it. */
    default @Nullable String findString(String member) {
        return switch (members().get(member)) {
            case null -> null;
            case Payload payload -> payload.text();
            case Object text -> (String) text;
        };
    }

    /** A member that the model requires. */
    default String requireString(String member) {
        String value = findString(member);
        if (value == null) {
            throw new IllegalStateException("The model does not require " + member);
        }
        return value;
    }

    default @Nullable Boolean findBoolean(String member) {
        return (Boolean) members().get(member);
    }

    default boolean booleanOr(String member, boolean otherwise) {
        Boolean value = findBoolean(member);
        return value == null ? otherwise : value;
    }

    default @Nullable Number findNumber(String member) {
        return (Number) members().get(member);
    }

    /** An integer; a fraction is cut off, and what is beyond an int becomes the nearest int. */
    default int intOr(String member, int otherwise) {
        return switch (findNumber(member)) {
            case null -> otherwise;
            case Long value -> Math.clamp(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case Number value -> (int) value.doubleValue();
        };
    }

    @SuppressWarnings("unchecked") // JSON objects have string keys
    default @Nullable Map<String, @Nullable Object> findObject(String member) {
        return (Map<String, @Nullable Object>) members().get(member);
    }

    @SuppressWarnings("unchecked") // JSON arrays hold JSON values
    default @Nullable List<@Nullable Object> findList(String member) {
        return (List<@Nullable Object>) members().get(member);
    }
}

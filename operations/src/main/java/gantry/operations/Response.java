package gantry.operations;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.util.Map;

/**
 * What an operation answers: the members of its output shape, and beside them a stream where the
 * shape has one. A member that AWS leaves out is not in the map.
 */
public sealed interface Response {
    /** The answer of an operation without output: {@code {}}. */
    Response EMPTY = new Json(Map.of());

    /** The members by their names on the wire, in the order they are printed. */
    Map<String, @Nullable Object> members();

    /** Members only. */
    record Json(Map<String, @Nullable Object> members) implements Response {
        @Override
        public String toString() {
            return "Response with " + members.size() + " members";
        }
    }

    /** Members and a body too large for memory; who receives the response closes it. */
    record Streamed(Map<String, @Nullable Object> members, InputStream body) implements Response {
        @Override
        public String toString() {
            return "Response with " + members.size() + " members and a stream";
        }
    }

    static Response of(Map<String, @Nullable Object> members) {
        return new Json(members);
    }
}

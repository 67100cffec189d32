package gantry.states.definition;

import gantry.json.path.JsonPath;

import org.jspecify.annotations.Nullable;

/**
 * A path of a definition, compiled: into the state's data ({@code $.a}), into the context object
 * ({@code $$.Execution.Id}) or into a variable ({@code $order.id}).
 *
 * @param variable its name; null if the path reads no variable
 * @param path from the root of its source: {@code $$.a} and {@code $order.a} are compiled as {@code
 *     $.a}
 * @param text as written
 */
public record DataPath(Source source, @Nullable String variable, JsonPath path, String text) {
    /** {@code $}: all of the input. */
    public static final DataPath INPUT =
            new DataPath(Source.INPUT, null, JsonPath.compile("$"), "$");

    /** What a path reads. */
    public enum Source {
        /** {@code $} */
        INPUT,
        /** {@code $$} */
        CONTEXT,
        /** {@code $name} */
        VARIABLE
    }

    /** Whether it takes the whole of the input. */
    public boolean isInput() {
        return text.equals("$");
    }

    @Override
    public String toString() {
        return text;
    }
}

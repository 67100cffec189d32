package gantry.states.definition;

import gantry.json.path.JsonPath;

/**
 * A path of a definition, compiled: into the state's data ({@code $.a}) or into the context object
 * ({@code $$.Execution.Id}).
 *
 * @param path from the root of its source: {@code $$.a} is compiled as {@code $.a}
 * @param text as written
 */
public record DataPath(Source source, JsonPath path, String text) {
    /** {@code $}: all of the input. */
    public static final DataPath INPUT = new DataPath(Source.INPUT, JsonPath.compile("$"), "$");

    /** What a path reads. */
    public enum Source {
        /** {@code $} */
        INPUT,
        /** {@code $$} */
        CONTEXT
    }

    /** Whether it takes the whole of its source. */
    public boolean isRoot() {
        return text.equals("$") || text.equals("$$");
    }

    @Override
    public String toString() {
        return text;
    }
}

package gantry.states.definition;

import gantry.json.path.InvalidPathException;
import gantry.json.path.JsonPath;
import gantry.json.path.ReferencePath;

import org.jspecify.annotations.Nullable;

/** Reads fields that hold a path. */
final class PathParser {
    private static final String NOT_A_PATH = "Value must be a valid JSONPath.";
    private static final String NOT_A_REFERENCE = "Value is not a Reference Path";

    private PathParser() {}

    /**
     * Any path: InputPath, OutputPath.
     *
     * @return null if the field holds no path
     */
    static @Nullable DataPath path(Fields fields, String field) {
        var text = fields.text(field);
        if (text == null) {
            return null;
        }
        var path = compile(text);
        if (path == null) {
            fields.problemAt(field, NOT_A_PATH);
        } else {
            fields.reads(path);
        }
        return path;
    }

    /** A path that names one place of the input, of the context object or of a variable. */
    static @Nullable DataPath reference(Fields fields, String field) {
        var text = fields.text(field);
        if (text == null) {
            return null;
        }
        if (!text.startsWith("$")) {
            fields.problemAt(field, NOT_A_REFERENCE + ": Reference path didn't start with '$'");
            return null;
        }
        var path = compile(text);
        if (path == null || !path.path().isReferencePath()) {
            fields.problemAt(field, NOT_A_REFERENCE);
            return null;
        }
        fields.reads(path);
        return path;
    }

    /** As {@link #reference}, but not into the context object. */
    static @Nullable DataPath inputReference(Fields fields, String field) {
        if (fields.raw(field) instanceof String text && text.startsWith("$$")) {
            fields.problemAt(field, NOT_A_REFERENCE);
            return null;
        }
        return reference(fields, field);
    }

    /** A place to write to: ResultPath. */
    static @Nullable ReferencePath target(Fields fields, String field) {
        var text = fields.text(field);
        if (text == null) {
            return null;
        }
        if (!text.startsWith("$")) {
            fields.problemAt(field, NOT_A_REFERENCE + ": Reference path didn't start with '$'");
            return null;
        }
        try {
            return ReferencePath.compile(text);
        } catch (InvalidPathException _) {
            fields.problemAt(field, NOT_A_REFERENCE);
            return null;
        }
    }

    /** Null if the text is no path of the input, of the context object or of a variable. */
    static @Nullable DataPath compile(String text) {
        try {
            if (text.startsWith("$$")) {
                return new DataPath(
                        DataPath.Source.CONTEXT, null, JsonPath.compile(text.substring(1)), text);
            }
            if (!text.startsWith("$")) {
                return null;
            }
            int end = VariableNames.end(text, 1);
            return end == 1
                    ? new DataPath(DataPath.Source.INPUT, null, JsonPath.compile(text), text)
                    : new DataPath(
                            DataPath.Source.VARIABLE,
                            text.substring(1, end),
                            JsonPath.compileRemainder(text.substring(end).stripTrailing()),
                            text);
        } catch (InvalidPathException _) {
            return null;
        }
    }
}

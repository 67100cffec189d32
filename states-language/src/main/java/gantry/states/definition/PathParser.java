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
        if (isVariable(text)) {
            fields.compilation.notBuilt.uses(NotBuilt.Feature.VARIABLES, fields.at(field));
            return null;
        }
        var path = compile(text);
        if (path == null) {
            fields.problemAt(field, NOT_A_PATH);
        }
        return path;
    }

    /** A path that names one place of the input or of the context object. */
    static @Nullable DataPath reference(Fields fields, String field) {
        var text = fields.text(field);
        if (text == null) {
            return null;
        }
        if (!text.startsWith("$")) {
            fields.problemAt(field, NOT_A_REFERENCE + ": Reference path didn't start with '$'");
            return null;
        }
        if (isVariable(text)) {
            fields.compilation.notBuilt.uses(NotBuilt.Feature.VARIABLES, fields.at(field));
            return null;
        }
        var path = compile(text);
        if (path == null || !path.path().isReferencePath()) {
            fields.problemAt(field, NOT_A_REFERENCE);
            return null;
        }
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

    /** Null if the text is no path of the input or of the context object. */
    static @Nullable DataPath compile(String text) {
        try {
            if (text.startsWith("$$")) {
                return new DataPath(
                        DataPath.Source.CONTEXT, JsonPath.compile(text.substring(1)), text);
            }
            return text.startsWith("$")
                    ? new DataPath(DataPath.Source.INPUT, JsonPath.compile(text), text)
                    : null;
        } catch (InvalidPathException _) {
            return null;
        }
    }

    /** Whether a path begins at a variable, such as {@code $order.id}. */
    static boolean isVariable(String text) {
        return text.length() > 1
                && text.charAt(0) == '$'
                && Character.isUnicodeIdentifierStart(text.codePointAt(1));
    }
}

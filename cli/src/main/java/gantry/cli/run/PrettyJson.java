package gantry.cli.run;

import gantry.json.Json;
import gantry.json.JsonArray;
import gantry.json.JsonObject;

import org.jspecify.annotations.Nullable;

/** Prints a JSON value over several lines, for reading. */
final class PrettyJson {
    private static final String INDENT = "  ";

    static String print(@Nullable Object value) {
        var out = new StringBuilder();
        print(value, "", out);
        return out.toString();
    }

    private static void print(@Nullable Object value, String indent, StringBuilder out) {
        String inner = indent + INDENT;
        if (value instanceof JsonObject object && !object.isEmpty()) {
            String before = "{\n";
            for (var member : object.entrySet()) {
                out.append(before).append(inner).append(Json.print(member.getKey())).append(": ");
                print(member.getValue(), inner, out);
                before = ",\n";
            }
            out.append('\n').append(indent).append('}');
        } else if (value instanceof JsonArray array && !array.isEmpty()) {
            String before = "[\n";
            for (Object element : array) {
                out.append(before).append(inner);
                print(element, inner, out);
                before = ",\n";
            }
            out.append('\n').append(indent).append(']');
        } else {
            out.append(Json.print(value));
        }
    }

    private PrettyJson() {}
}

package gantry.states.definition;

import gantry.json.JsonArray;
import gantry.json.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Iterator;

/**
 * What a definition may say but hardly means: a path or an intrinsic call where the query language
 * JSONPath takes it as a plain text. AWS documents the codes, not the texts.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinitionDiagnostic.html">ValidateStateMachineDefinitionDiagnostic</a>
 */
final class Warnings {
    private static final String NO_DOLLAR = "NO_DOLLAR";
    private static final String NO_PATH = "NO_PATH";
    private static final String PASS_RESULT_IS_STATIC = "PASS_RESULT_IS_STATIC";

    private Warnings() {}

    /**
     * A member of a template whose name does not end in {@code .$}.
     *
     * @param location of the object that the member stands in
     */
    static void ofMember(Fields fields, String name, @Nullable Object value, String location) {
        if (looksDynamic(value)) {
            fields.compilation.problems.warn(
                    NO_DOLLAR,
                    "The value of the field '%s' looks like a path or an intrinsic call, but the field name does not end with '.$'"
                            .formatted(name),
                    location);
        }
    }

    /** A field that has a twin whose name ends in Path. */
    static void ofField(Fields fields, String name) {
        if (!fields.isJsonata() && looksDynamic(fields.raw(name))) {
            fields.compilation.problems.warn(
                    NO_PATH,
                    "The value of the field '%s' looks like a path, but the field name does not end with 'Path'"
                            .formatted(name),
                    fields.at(name));
        }
    }

    /** The Result of a Pass, told once however often it seems to look something up. */
    static void ofResult(Fields pass) {
        if (!pass.isJsonata() && hasDynamic(pass.raw("Result"))) {
            pass.compilation.problems.warn(
                    PASS_RESULT_IS_STATIC,
                    "The field 'Result' holds what looks like a path, but it is taken as it stands;"
                            + " 'Parameters' evaluates paths",
                    pass.at("Result"));
        }
    }

    /** Without recursion: a payload may nest as deep as the definition's JSON. */
    private static boolean hasDynamic(@Nullable Object value) {
        var open = new ArrayDeque<Iterator<?>>();
        open.push(Collections.singleton(value).iterator());
        while (!open.isEmpty()) {
            if (!open.peek().hasNext()) {
                open.pop();
                continue;
            }
            Object next = open.peek().next();
            switch (next) {
                case JsonObject object -> open.push(object.values().iterator());
                case JsonArray array -> open.push(array.iterator());
                case null, default -> {
                    if (looksDynamic(next)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean looksDynamic(@Nullable Object value) {
        if (!(value instanceof String text)) {
            return false;
        }
        return text.startsWith("$")
                ? PathParser.compile(text) != null
                : text.startsWith("States.") && IntrinsicParser.parse(text) != null;
    }
}

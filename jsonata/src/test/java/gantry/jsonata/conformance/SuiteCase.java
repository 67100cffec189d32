package gantry.jsonata.conformance;

import gantry.json.Json;
import gantry.json.JsonObject;
import gantry.jsonata.Jsonata;
import gantry.jsonata.values.Environment;
import gantry.jsonata.values.JsonataException;
import gantry.jsonata.values.Limits;

import org.jspecify.annotations.Nullable;

import java.util.Random;

/**
 * One case of the suite: an expression, its input, and what is to come of it.
 *
 * @param data its own input or its dataset; undefined if it has neither
 */
public record SuiteCase(JsonObject json, @Nullable Object data) {
    /** How many steps a millisecond of a case's time limit stands for. */
    private static final long STEPS_A_MS = 10_000;

    private static final long NOW_MS = 1_700_000_000_000L;

    public String id() {
        return String.valueOf(json.get("id"));
    }

    public String expression() {
        return String.valueOf(json.get("expr"));
    }

    /** What differs; null if the case passes. */
    @Nullable String check() {
        Object result;
        try {
            result = evaluate();
        } catch (JsonataException e) {
            return checkError(e);
        }
        if (json.containsKey("code") || json.containsKey("error")) {
            return "gave " + describe(result) + " instead of an error";
        }
        if (json.containsKey("undefinedResult")) {
            return Jsonata.isUndefined(result) ? null : "gave " + describe(result);
        }
        var expected = json.get("result");
        boolean same =
                !Jsonata.isUndefined(result)
                        && new Likeness(json.containsKey("unordered")).same(expected, result);
        return same ? null : "gave " + describe(result) + " instead of " + Json.print(expected);
    }

    @Nullable Object evaluate() {
        var bindings =
                json.get("bindings") instanceof JsonObject bound ? bound : JsonObject.empty();
        return Jsonata.compile(expression())
                .evaluate(data, bindings, new Environment(limits(), NOW_MS, new Random(1)));
    }

    private Limits limits() {
        int depth = json.get("depth") instanceof Long own ? own.intValue() : Limits.DEFAULT.depth();
        long steps =
                json.get("timelimit") instanceof Long ms ? ms * STEPS_A_MS : Limits.DEFAULT.steps();
        return new Limits(steps, depth, Limits.DEFAULT.valueBytes(), Limits.DEFAULT.totalBytes());
    }

    private @Nullable String checkError(JsonataException error) {
        var wanted = json.get("error") instanceof JsonObject object ? object : json;
        boolean expected = json.containsKey("code") || json.containsKey("error");
        boolean same =
                expected
                        && error.code().equals(wanted.get("code"))
                        && isAsWanted(wanted, "token", error.token())
                        && isAsWanted(wanted, "message", error.getMessage())
                        && isAsWanted(wanted, "functionName", error.detail())
                        && isAsWanted(wanted, "value", error.value());
        return same ? null : "failed with " + error.code() + " " + error.getMessage();
    }

    private static boolean isAsWanted(JsonObject wanted, String name, @Nullable Object found) {
        return !wanted.containsKey(name) || new Likeness(false).same(wanted.get(name), found);
    }

    private static String describe(@Nullable Object result) {
        try {
            return Jsonata.isUndefined(result) ? "undefined" : Json.print(result);
        } catch (IllegalArgumentException _) {
            return "a function";
        }
    }
}

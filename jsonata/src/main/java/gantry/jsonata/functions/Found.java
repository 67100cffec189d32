package gantry.jsonata.functions;

import gantry.jsonata.eval.Builtin.Invocation;
import gantry.jsonata.eval.RegexFunction;
import gantry.jsonata.regex.RegexMatch;
import gantry.jsonata.values.FunctionValue;
import gantry.jsonata.values.JsonataException;
import gantry.jsonata.values.Undefined;
import gantry.jsonata.values.Values;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A match found by a regular expression or by a function that behaves like one.
 *
 * @param description the match as the language sees it; null if not yet asked for
 */
record Found(
        RegexMatch match,
        @Nullable RegexFunction regex,
        @Nullable Object description,
        String text,
        Invocation call) {

    /** The first match; null if there is none. */
    static @Nullable Found first(@Nullable Object matcher, String text, Invocation call) {
        if (matcher instanceof RegexFunction regex) {
            return of(regex.regex().find(text, 0, call.budget()), regex, text, call);
        }
        return described(call.apply(matcher, text), text, call);
    }

    private static @Nullable Found of(
            @Nullable RegexMatch match, RegexFunction regex, String text, Invocation call) {
        return match == null ? null : new Found(match, regex, null, text, call);
    }

    /** The next match; null if there is none. */
    @Nullable Found next() {
        if (regex == null) {
            var next = Values.lookup(description, "next", call.budget());
            return next instanceof FunctionValue ? described(call.apply(next), text, call) : null;
        }
        if (match.end() >= text.length()) {
            return null;
        }
        var next = of(regex.regex().find(text, match.end(), call.budget()), regex, text, call);
        if (next != null && next.match.text().isEmpty()) {
            throw new JsonataException("D1004").value(regex.regex().source());
        }
        return next;
    }

    /** For a function that replaces matches. */
    @Nullable Object describe() {
        return regex == null ? description : regex.describe(match, text, call.frame());
    }

    private static @Nullable Found described(
            @Nullable Object description, String text, Invocation call) {
        if (description == Undefined.UNDEFINED) {
            return null;
        }
        var budget = call.budget();
        var start = Values.lookup(description, "start", budget);
        var end = Values.lookup(description, "end", budget);
        var matched = Values.lookup(description, "match", budget);
        if (!(start instanceof Number from)
                || !(end instanceof Number to)
                || !(matched instanceof String match)) {
            throw new JsonataException("T1010");
        }
        List<?> groups =
                Values.lookup(description, "groups", budget) instanceof List<?> list
                        ? list
                        : List.of();
        int begin = Math.clamp(from.longValue(), 0, text.length());
        return new Found(
                new RegexMatch(
                        match,
                        begin,
                        Math.clamp(to.longValue(), begin, text.length()),
                        List.copyOf(groups.stream().map(Found::orUndefined).toList())),
                null,
                description,
                text,
                call);
    }

    private static Object orUndefined(@Nullable Object group) {
        return group == null ? Undefined.UNDEFINED : group;
    }
}

package gantry.jsonata.functions;

import gantry.jsonata.eval.Builtin.Invocation;
import gantry.jsonata.values.JsonataException;
import gantry.jsonata.values.ObjectBuilder;
import gantry.jsonata.values.Seq;
import gantry.jsonata.values.TextSearch;
import gantry.jsonata.values.Undefined;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;

/** {@code $contains}, {@code $match}, {@code $replace}, {@code $split}. */
final class Matching {
    private Matching() {}

    static void addTo(Builtins builtins) {
        builtins.addDefined("contains", "<s-(sf):b>", 2, Matching::contains);
        builtins.addDefined("match", "<s-f<s:o>n?:a<o>>", 3, Matching::match);
        builtins.addDefined("replace", "<s-(sf)(sf)n?:s>", 4, Matching::replace);
        builtins.addDefined("split", "<s-(sf)n?:a<s>>", 3, Matching::split);
    }

    private static Object contains(Invocation call) {
        if (call.isUndefined(1)) {
            return Undefined.UNDEFINED;
        }
        var text = call.text(0);
        return call.argument(1) instanceof String token
                ? new TextSearch(token, call.budget()).find(text, 0) >= 0
                : Found.first(call.argument(1), text, call) != null;
    }

    /** How many at most; the argument must not be negative. */
    private static double limit(Invocation call, int argument, String code) {
        if (call.isUndefined(argument)) {
            return Double.POSITIVE_INFINITY;
        }
        double limit = call.number(argument);
        if (limit < 0) {
            throw new JsonataException(code).value(call.argument(argument)).index(argument + 1);
        }
        return limit;
    }

    private static Object match(Invocation call) {
        double limit = limit(call, 2, "D3040");
        var result = Seq.sequence(call.budget());
        if (!(limit > 0)) {
            return result;
        }
        var found = Found.first(call.argument(1), call.text(0), call);
        while (found != null && result.size() < limit) {
            var match = found.match();
            var description = new ObjectBuilder(call.budget(), 3);
            call.work(4);
            description.put("match", match.text());
            description.put("index", (long) match.start());
            description.put("groups", match.groupList(call.budget()));
            result.push(description.build());
            found = found.next();
        }
        return result;
    }

    private static Object replace(Invocation call) {
        if ("".equals(call.argument(1))) {
            throw new JsonataException("D3010").value("").index(2);
        }
        double limit = limit(call, 3, "D3011");
        var text = call.text(0);
        if (!(limit > 0)) {
            return text;
        }
        return call.argument(1) instanceof String
                ? replaceText(text, call.text(1), limit, call)
                : replaceMatches(text, limit, call);
    }

    private static String replaceText(String text, String wanted, double limit, Invocation call) {
        var search = new TextSearch(wanted, call.budget());
        var replacement = call.argument(2) instanceof String string ? string : "";
        var out = new StringBuilder();
        int position = 0;
        int count = 0;
        for (int at = search.find(text, 0); at >= 0 && count < limit; count++) {
            call.budget().string(at - position + (long) replacement.length());
            out.append(text, position, at).append(replacement);
            position = at + wanted.length();
            at = search.find(text, position);
        }
        return finish(out, text, position, call);
    }

    private static String finish(StringBuilder out, String text, int position, Invocation call) {
        call.budget().string(out.length() + (long) text.length() - position);
        return out.append(text, position, text.length()).toString();
    }

    private static String replaceMatches(String text, double limit, Invocation call) {
        var out = new StringBuilder();
        int position = 0;
        int count = 0;
        var found = Found.first(call.argument(1), text, call);
        while (found != null && count < limit) {
            var match = found.match();
            var replacement =
                    call.argument(2) instanceof String template
                            ? Template.fill(template, match)
                            : replacement(call.apply(call.argument(2), found.describe()));
            call.budget()
                    .string(Math.max(match.start() - position, 0) + (long) replacement.length());
            if (match.start() > position) {
                out.append(text, position, match.start());
            }
            out.append(replacement);
            position = Math.min(match.start() + match.text().length(), text.length());
            count++;
            found = found.next();
        }
        return finish(out, text, position, call);
    }

    private static String replacement(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw new JsonataException("D3012").value(value);
    }

    private static Object split(Invocation call) {
        double limit = limit(call, 2, "D3020");
        var text = call.text(0);
        if (!(limit > 0)) {
            return Seq.array(call.budget());
        }
        return call.argument(1) instanceof String separator
                ? splitAtText(text, separator, limit, call)
                : splitAtMatches(text, limit, call);
    }

    private static Seq splitAtText(String text, String separator, double limit, Invocation call) {
        double most = Math.floor(limit); // JavaScript takes an integer here
        var parts = Seq.array(call.budget());
        if (separator.isEmpty()) {
            for (int i = 0; i < text.length() && i < most; i++) {
                parts.push(String.valueOf(text.charAt(i)));
            }
            return parts;
        }
        var search = new TextSearch(separator, call.budget());
        int position = 0;
        while (parts.size() < most) {
            int at = search.find(text, position);
            int end = at < 0 ? text.length() : at;
            call.budget().string(end - position);
            parts.push(text.substring(position, end));
            if (at < 0) {
                break;
            }
            position = at + separator.length();
        }
        return parts;
    }

    private static Seq splitAtMatches(String text, double limit, Invocation call) {
        var parts = new ArrayList<String>();
        int position = 0;
        var found = Found.first(call.argument(1), text, call);
        while (found != null && parts.size() < limit) {
            int start = Math.max(found.match().start(), position);
            call.budget().string(start - position);
            parts.add(text.substring(position, start));
            position = Math.max(found.match().end(), start);
            found = found.next();
        }
        if (parts.size() < limit) {
            parts.add(text.substring(position));
        }
        return Seq.array(call.budget(), parts.size()).pushAll(parts);
    }
}

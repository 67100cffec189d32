package gantry.jsonata.functions;

import gantry.jsonata.eval.Builtin.Invocation;
import gantry.jsonata.values.Text;
import gantry.jsonata.values.TextSearch;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/** Functions on strings, whose lengths and positions count code points. */
final class Strings {
    private Strings() {}

    private static final int PIECE = 64;

    static void addTo(Builtins builtins) {
        builtins.addDefined("string", "<x-b?:s>", 1, Strings::string);
        builtins.addDefined("substring", "<s-nn?:s>", 3, Strings::substring);
        builtins.addDefined("substringBefore", "<s-s:s>", 2, Strings::substringBefore);
        builtins.addDefined("substringAfter", "<s-s:s>", 2, Strings::substringAfter);
        builtins.addDefined("lowercase", "<s-:s>", 1, Strings::lowercase);
        builtins.addDefined("uppercase", "<s-:s>", 1, call -> uppercase(charged(call)));
        builtins.addDefined("length", "<s-:n>", 1, call -> (long) codePoints(charged(call)));
        builtins.addDefined("trim", "<s-:s>", 1, call -> trim(charged(call)));
        builtins.addDefined("pad", "<s-ns?:s>", 3, Strings::pad);
        builtins.addDefined("join", "<a<s>s?:s>", 2, Strings::join);
    }

    private static String charged(Invocation call) {
        var text = call.text(0);
        call.budget().string(text.length());
        return text;
    }

    /** For each character that becomes two the JDK copies all that it has made. */
    private static String lowercase(Invocation call) {
        String text = charged(call);
        long growing = text.chars().filter(c -> c == '\u0130').count();
        call.budget().work((growing * text.length()) >> 10);
        return text.toLowerCase(Locale.ROOT);
    }

    /** In pieces, for the same reason; no capital letter depends on its neighbours. */
    private static String uppercase(String text) {
        if (text.length() <= PIECE) {
            return text.toUpperCase(Locale.ROOT);
        }
        var upper = new StringBuilder(text.length());
        int from = 0;
        while (from < text.length()) {
            int to = Math.min(text.length(), from + PIECE);
            if (to < text.length() && Character.isLowSurrogate(text.charAt(to))) {
                to++; // a pair stays together
            }
            upper.append(text.substring(from, to).toUpperCase(Locale.ROOT));
            from = to;
        }
        return upper.toString();
    }

    private static int codePoints(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String string(Invocation call) {
        return Text.of(call.argument(0), Boolean.TRUE.equals(call.argument(1)), call.budget());
    }

    private static String substring(Invocation call) {
        var text = charged(call);
        int length = codePoints(text);
        double start = call.isUndefined(1) ? 0 : call.number(1);
        if (length + start < 0) {
            start = 0;
        }
        double end = length;
        if (!call.isUndefined(2)) {
            double wanted = call.number(2);
            if (wanted <= 0) {
                return "";
            }
            end = start >= 0 ? start + wanted : length + start + wanted;
        }
        int from = position(start, length);
        int to = position(end, length);
        return from >= to ? "" : slice(text, length, from, to);
    }

    /** As JavaScript's slice understands a position: truncated, negative from the end. */
    private static int position(double wanted, int length) {
        int whole = (int) wanted;
        return whole < 0 ? Math.max(length + whole, 0) : Math.min(whole, length);
    }

    private static String slice(String text, int length, int from, int to) {
        if (length == text.length()) {
            return text.substring(from, to);
        }
        int start = text.offsetByCodePoints(0, from);
        return text.substring(start, text.offsetByCodePoints(start, to - from));
    }

    private static String substringBefore(Invocation call) {
        var text = charged(call);
        int at = indexOf(text, 1, call);
        return at < 0 ? text : text.substring(0, at);
    }

    private static String substringAfter(Invocation call) {
        var text = charged(call);
        int at = indexOf(text, 1, call);
        return at < 0 ? text : text.substring(at + call.text(1).length());
    }

    private static int indexOf(String text, int argument, Invocation call) {
        return call.isUndefined(argument)
                ? -1
                : new TextSearch(call.text(argument), call.budget()).find(text, 0);
    }

    /** Runs of white space become one blank; none is left at the ends. */
    private static String trim(String text) {
        var out = new StringBuilder(text.length());
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                blank = !out.isEmpty();
                continue;
            }
            if (blank) {
                out.append(' ');
                blank = false;
            }
            out.append(c);
        }
        return out.toString();
    }

    private static @Nullable Object pad(Invocation call) {
        var text = charged(call);
        if (call.isUndefined(1)) {
            return text;
        }
        double width = call.number(1);
        var filler = call.isUndefined(2) || call.text(2).isEmpty() ? " " : call.text(2);
        double missing = Math.floor(Math.abs(width)) - codePoints(text);
        if (!(missing > 0)) {
            return text;
        }
        // A code point takes two characters at most.
        long most = (long) Math.min(missing, Integer.MAX_VALUE);
        call.budget().string(most * 2 + text.length());
        var padding = repeat(filler, (int) missing);
        return width > 0 ? text + padding : padding + text;
    }

    /** So many code points of a text again and again. */
    private static String repeat(String filler, int count) {
        var points = filler.codePoints().limit(count).toArray();
        var out = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            out.appendCodePoint(points[i % points.length]);
        }
        return out.toString();
    }

    private static String join(Invocation call) {
        List<?> parts = call.array(0);
        var separator = call.isUndefined(1) ? "" : call.text(1);
        long length = (long) separator.length() * parts.size();
        for (Object part : parts) {
            length += String.valueOf(part).length();
        }
        call.work(parts.size());
        call.budget().string(length);
        var out = new StringBuilder((int) length);
        for (int i = 0; i < parts.size(); i++) {
            out.append(i == 0 ? "" : separator).append(parts.get(i));
        }
        return out.toString();
    }
}

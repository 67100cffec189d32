package gantry.jsonata.eval;

import gantry.jsonata.regex.Regex;
import gantry.jsonata.regex.RegexMatch;
import gantry.jsonata.values.JsonataException;
import gantry.jsonata.values.Made;
import gantry.jsonata.values.Undefined;

import org.jspecify.annotations.Nullable;

/** A regular expression as a value: a function from a text to its first match. */
public final class RegexFunction implements Callable {
    private final Regex regex;

    RegexFunction(Regex regex) {
        this.regex = regex;
    }

    public Regex regex() {
        return regex;
    }

    @Override
    public int arity() {
        return 2;
    }

    @Override
    public @Nullable Object invoke(
            @Nullable Object[] arguments, @Nullable Object input, Frame frame) {
        if (arguments.length == 0 || !(arguments[0] instanceof String text)) {
            return Undefined.UNDEFINED;
        }
        return describe(regex.find(text, 0, frame.budget), text, frame);
    }

    /** A match as the language sees it; undefined if there is none. */
    public Object describe(@Nullable RegexMatch match, String text, Frame frame) {
        if (match == null) {
            return Undefined.UNDEFINED;
        }
        frame.budget.object(5);
        var description = new Made();
        description.put("match", match.text());
        description.put("start", (long) match.start());
        description.put("end", (long) match.end());
        description.put("groups", match.groupList(frame.budget));
        description.put("next", new Next(match, text));
        return description;
    }

    /** Finds the match behind another. */
    private final class Next implements Callable {
        private final RegexMatch match;
        private final String text;

        Next(RegexMatch match, String text) {
            this.match = match;
            this.text = text;
        }

        @Override
        public int arity() {
            return 0;
        }

        @Override
        public @Nullable Object invoke(
                @Nullable Object[] arguments, @Nullable Object input, Frame frame) {
            if (match.end() >= text.length()) {
                return Undefined.UNDEFINED;
            }
            var next = regex.find(text, match.end(), frame.budget);
            if (next != null && next.text().isEmpty()) {
                throw new JsonataException("D1004").value(regex.source());
            }
            return describe(next, text, frame);
        }
    }
}

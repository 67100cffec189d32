package gantry.logs.filter;

import gantry.json.regex.Repeats;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression between percent signs. CloudWatch Logs knows no groups and no alternatives,
 * which keeps the cost polynomial; each look at a character is counted, so that it stays small.
 */
final class BoundedRegex {
    /** Ours: looks at characters for one message. */
    private static final int MAX_LOOKS = 5_000_000;

    private static final int ROUNDS_A_LOOK = 64;

    private final Pattern pattern;

    /**
     * What a place in the text, and a look, costs besides: what is empty may be repeated without a
     * look, as {@code ^} is by <code>^{1000000000}</code>.
     */
    private final long surcharge;

    BoundedRegex(String text) {
        if (text.indexOf('(') >= 0 || text.indexOf(')') >= 0 || text.indexOf('|') >= 0) {
            throw new InvalidFilterPattern("Invalid regular expression in the filter pattern");
        }
        try {
            pattern = Pattern.compile(text);
        } catch (PatternSyntaxException _) {
            throw new InvalidFilterPattern("Invalid regular expression in the filter pattern");
        }
        surcharge = Repeats.of(text) / ROUNDS_A_LOOK;
    }

    boolean isFoundIn(String text) {
        if ((text.length() + 1) * surcharge > MAX_LOOKS) {
            throw tooLong();
        }
        try {
            return pattern.matcher(new Bounded(text, 1 + surcharge)).find();
        } catch (StackOverflowError _) {
            throw tooLong();
        }
    }

    private static InvalidFilterPattern tooLong() {
        return new InvalidFilterPattern("The regular expression takes too long");
    }

    /** Counts the looks. */
    private static final class Bounded implements CharSequence {
        private final String text;
        private final long cost;
        private long looks;

        Bounded(String text, long cost) {
            this.text = text;
            this.cost = cost;
        }

        @Override
        public char charAt(int index) {
            looks += cost;
            if (looks > MAX_LOOKS) {
                throw tooLong();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Bounded bounded && bounded.text.equals(text);
        }

        @Override
        public int hashCode() {
            return text.hashCode();
        }
    }
}

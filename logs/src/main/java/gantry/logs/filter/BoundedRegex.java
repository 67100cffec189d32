package gantry.logs.filter;

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

    private final Pattern pattern;

    BoundedRegex(String text) {
        if (text.indexOf('(') >= 0 || text.indexOf(')') >= 0 || text.indexOf('|') >= 0) {
            throw new InvalidFilterPattern("Invalid regular expression in the filter pattern");
        }
        try {
            pattern = Pattern.compile(text);
        } catch (PatternSyntaxException _) {
            throw new InvalidFilterPattern("Invalid regular expression in the filter pattern");
        }
    }

    boolean isFoundIn(String text) {
        try {
            return pattern.matcher(new Bounded(text)).find();
        } catch (StackOverflowError _) {
            throw new InvalidFilterPattern("The regular expression takes too long");
        }
    }

    /** Counts the looks. */
    private static final class Bounded implements CharSequence {
        private final String text;
        private int looks;

        Bounded(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++looks > MAX_LOOKS) {
                throw new InvalidFilterPattern("The regular expression takes too long");
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

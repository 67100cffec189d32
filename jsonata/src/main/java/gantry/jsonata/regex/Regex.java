package gantry.jsonata.regex;

import gantry.json.regex.Repeats;
import gantry.jsonata.values.Budget;
import gantry.jsonata.values.JsonataException;
import gantry.jsonata.values.JsonataException.Bound;
import gantry.jsonata.values.Undefined;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A compiled regular expression of JavaScript. */
public final class Regex {
    private static final int ROUNDS_A_STEP = 8;

    /** As many positions are passed over for a step. */
    private static final int POSITIONS_A_STEP = 16;

    private final String source;
    private final Pattern pattern;

    /** What it goes round without a look, in steps. */
    private final long roundSteps;

    private Regex(String source, Pattern pattern) {
        this.source = source;
        this.pattern = pattern;
        this.roundSteps = Repeats.of(pattern.pattern()) / ROUNDS_A_STEP;
    }

    /**
     * Compiles a pattern with flags of {@code i} and {@code m}.
     *
     * @throws JsonataException S0303 at the position if it does not parse
     */
    public static Regex compile(String source, String flags, int position) {
        int javaFlags = flags.contains("i") ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
        try {
            var translated = new RegexTranslation(source, flags.contains("m")).translate();
            return new Regex(source, Pattern.compile(translated, javaFlags));
        } catch (PatternSyntaxException | StackOverflowError e) {
            throw new JsonataException(JsonataException.INVALID_REGEX)
                    .at(position)
                    .detail("/" + source + "/");
        }
    }

    public String source() {
        return source;
    }

    /** The first match from an offset on; each character looked at or passed over is paid for. */
    public @Nullable RegexMatch find(String text, int from, Budget budget) {
        int positions = text.length() - from + 1;
        if (positions * roundSteps > budget.stepsLeft()) {
            throw JsonataException.exceeded(Bound.STEPS); // as dear as that it may become
        }
        var matcher = pattern.matcher(new Watched(text, budget, 1 + roundSteps));
        try {
            boolean found = matcher.find(from);
            int passed = found ? matcher.start() - from + 1 : positions;
            budget.work(passed * roundSteps + passed / POSITIONS_A_STEP);
            if (!found) {
                return null;
            }
        } catch (StackOverflowError _) {
            // java.util.regex recurses for each round of a group under * or +. Nothing of ours
            // is left half done: the matcher is dropped.
            throw JsonataException.exceeded(Bound.DEPTH);
        }
        budget.string(matcher.end() - matcher.start());
        var groups = new Object[matcher.groupCount()];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = group(matcher, i + 1, text);
        }
        return new RegexMatch(
                text.substring(matcher.start(), matcher.end()),
                matcher.start(),
                matcher.end(),
                Arrays.asList(groups));
    }

    private static Object group(Matcher matcher, int index, String text) {
        return matcher.start(index) < 0
                ? Undefined.UNDEFINED
                : text.substring(matcher.start(index), matcher.end(index));
    }

    /** A text that pays for each look at a character, so that backtracking comes to an end. */
    private static final class Watched implements CharSequence {
        private static final int LOOKS_A_STEP = 4;

        private final String text;
        private final Budget budget;
        private final long steps;
        private int looks;

        /**
         * @param steps what some looks cost, with the rounds that may follow each
         */
        Watched(String text, Budget budget, long steps) {
            this.text = text;
            this.budget = budget;
            this.steps = steps;
        }

        @Override
        public char charAt(int index) {
            if (++looks == LOOKS_A_STEP) {
                looks = 0;
                budget.work(steps);
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}

package gantry.json.path;

import gantry.json.regex.Repeats;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/** A text for regular expressions: each look at a character costs, so that none runs for ever. */
final class BoundedText implements CharSequence {
    /** Characters per visit of the budget: looking at one is cheap. */
    private static final int LOOKS_PER_VISIT = 32;

    private static final int ROUNDS_PER_VISIT = 8;

    private final String text;
    private final Budget budget;
    private final int visits;
    private int looks;

    /**
     * @param visits what some looks cost, with the rounds that may follow each
     */
    private BoundedText(String text, Budget budget, int visits) {
        this.text = text;
        this.budget = budget;
        this.visits = visits;
    }

    /** What a pattern goes round without a look, in visits. */
    static int visits(Pattern pattern) {
        return (int) (Repeats.of(pattern.pattern()) / ROUNDS_PER_VISIT);
    }

    /** Whether the whole text matches. */
    static boolean matches(Condition.Operand.Regex regex, String text, Budget budget) {
        budget.visit(regex.visits());
        var bounded = new BoundedText(text, budget, 1 + regex.visits());
        try {
            return regex.pattern().matcher(bounded).matches();
        } catch (StackOverflowError _) { // java.util.regex calls itself for each repeated group
            throw new Budget.Exhausted();
        }
    }

    @Override
    public char charAt(int index) {
        if (++looks % LOOKS_PER_VISIT == 0) {
            budget.visit(visits);
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
        return other instanceof BoundedText bounded && bounded.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}

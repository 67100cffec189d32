package gantry.json.path;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/** A text for regular expressions: each look at a character costs, so that none runs for ever. */
final class BoundedText implements CharSequence {
    /** Characters per visit of the budget: looking at one is cheap. */
    private static final int LOOKS_PER_VISIT = 32;

    private final String text;
    private final Budget budget;
    private int looks;

    private BoundedText(String text, Budget budget) {
        this.text = text;
        this.budget = budget;
    }

    /** Whether the whole text matches. */
    static boolean matches(Pattern pattern, String text, Budget budget) {
        try {
            return pattern.matcher(new BoundedText(text, budget)).matches();
        } catch (StackOverflowError _) { // java.util.regex calls itself for each repeated group
            throw new Budget.Exhausted();
        }
    }

    @Override
    public char charAt(int index) {
        if (++looks % LOOKS_PER_VISIT == 0) {
            budget.visit();
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

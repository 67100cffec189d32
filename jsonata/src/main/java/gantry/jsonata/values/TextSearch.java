package gantry.jsonata.values;

import org.jspecify.annotations.Nullable;

/** Finds a text within another in linear time, however long and regular both are. */
public final class TextSearch {
    /** Up to here the JDK's search costs little even at its worst. */
    private static final int SHORT = 32;

    private final String wanted;
    private final Budget budget;
    private final int @Nullable [] borders;

    public TextSearch(String wanted, Budget budget) {
        this.wanted = wanted;
        this.budget = budget;
        this.borders = wanted.length() <= SHORT ? null : borders(wanted, budget);
    }

    /** The first occurrence from an offset on, −1 if there is none. */
    public int find(String text, int from) {
        int found = borders == null ? text.indexOf(wanted, from) : scan(text, from, borders);
        int looked = (found < 0 ? text.length() : found + wanted.length()) - from;
        budget.work(Math.max(looked, 0) >> 4);
        return found;
    }

    /** Knuth, Morris, Pratt: for each prefix its longest border. */
    private static int[] borders(String wanted, Budget budget) {
        budget.allocate(4L * wanted.length());
        budget.work(wanted.length() >> 4);
        var borders = new int[wanted.length()];
        int border = 0;
        for (int i = 1; i < borders.length; i++) {
            while (border > 0 && wanted.charAt(i) != wanted.charAt(border)) {
                border = borders[border - 1];
            }
            if (wanted.charAt(i) == wanted.charAt(border)) {
                border++;
            }
            borders[i] = border;
        }
        return borders;
    }

    private int scan(String text, int from, int[] table) {
        int matched = 0;
        for (int i = from; i < text.length(); i++) {
            while (matched > 0 && text.charAt(i) != wanted.charAt(matched)) {
                matched = table[matched - 1];
            }
            if (text.charAt(i) == wanted.charAt(matched)) {
                matched++;
            }
            if (matched == wanted.length()) {
                return i - matched + 1;
            }
        }
        return -1;
    }
}

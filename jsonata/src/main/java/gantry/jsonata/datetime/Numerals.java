package gantry.jsonata.datetime;

import gantry.jsonata.values.Budget;

import java.util.Locale;

/** Roman numerals and numbering by letters. */
final class Numerals {
    private static final int[] VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    private static final String[] NUMERALS = {
        "m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"
    };
    private static final int LETTERS = 26;

    private Numerals() {}

    static String roman(double value, Budget budget) {
        double thousands = Math.floor(value / VALUES[0]);
        budget.string(
                (long) Math.min(thousands, Integer.MAX_VALUE)
                        + NUMERALS.length); // before so many m are written
        var out = new StringBuilder();
        double rest = value;
        for (int i = 0; i < VALUES.length; i++) {
            while (rest >= VALUES[i]) {
                out.append(NUMERALS[i]);
                rest -= VALUES[i];
            }
        }
        return out.toString();
    }

    /** NaN if some character is no numeral. */
    static double fromRoman(String text) {
        double value = 0;
        int greatest = 1;
        var numerals = text.toUpperCase(Locale.ROOT);
        for (int i = numerals.length() - 1; i >= 0; i--) {
            int digit = "IVXLCDM".indexOf(numerals.charAt(i));
            if (digit < 0) {
                return Double.NaN;
            }
            int worth = new int[] {1, 5, 10, 50, 100, 500, 1000}[digit];
            value += worth < greatest ? -worth : worth;
            greatest = Math.max(worth, greatest);
        }
        return value;
    }

    /** a, b … z, aa, ab … */
    static String letters(double value, char first) {
        var out = new StringBuilder();
        double rest = value;
        while (rest > 0) {
            out.append((char) ((rest - 1) % LETTERS + first));
            rest = Math.floor((rest - 1) / LETTERS);
        }
        return out.reverse().toString();
    }

    static double fromLetters(String text, char first) {
        double value = 0;
        for (int i = 0; i < text.length(); i++) {
            value = value * LETTERS + text.charAt(i) - first + 1;
        }
        return value;
    }
}

package gantry.jsonata.datetime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** English number words. */
final class Words {
    private static final String[] FEW = {
        "Zero",
        "One",
        "Two",
        "Three",
        "Four",
        "Five",
        "Six",
        "Seven",
        "Eight",
        "Nine",
        "Ten",
        "Eleven",
        "Twelve",
        "Thirteen",
        "Fourteen",
        "Fifteen",
        "Sixteen",
        "Seventeen",
        "Eighteen",
        "Nineteen"
    };
    private static final String[] ORDINALS = {
        "Zeroth",
        "First",
        "Second",
        "Third",
        "Fourth",
        "Fifth",
        "Sixth",
        "Seventh",
        "Eighth",
        "Ninth",
        "Tenth",
        "Eleventh",
        "Twelfth",
        "Thirteenth",
        "Fourteenth",
        "Fifteenth",
        "Sixteenth",
        "Seventeenth",
        "Eighteenth",
        "Nineteenth"
    };
    private static final String[] DECADES = {
        "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety"
    };
    private static final String[] MAGNITUDES = {"Thousand", "Million", "Billion", "Trillion"};
    private static final Map<String, Double> VALUES = values();

    private Words() {}

    private static Map<String, Double> values() {
        var values = new LinkedHashMap<String, Double>();
        for (int i = 0; i < FEW.length; i++) {
            values.put(FEW[i].toLowerCase(Locale.ROOT), (double) i);
        }
        for (int i = 0; i < ORDINALS.length; i++) {
            values.put(ORDINALS[i].toLowerCase(Locale.ROOT), (double) i);
        }
        for (int i = 0; i < DECADES.length; i++) {
            var word = DECADES[i].toLowerCase(Locale.ROOT);
            values.put(word, (i + 2) * 10.0);
            values.put(word.substring(0, word.length() - 1) + "ieth", (i + 2) * 10.0);
        }
        values.put("hundred", 100.0);
        values.put("hundredth", 100.0);
        for (int i = 0; i < MAGNITUDES.length; i++) {
            var word = MAGNITUDES[i].toLowerCase(Locale.ROOT);
            values.put(word, Math.pow(1000, i + 1));
            values.put(word + "th", Math.pow(1000, i + 1));
        }
        return values;
    }

    /** A regular expression of all that may be part of a number in words. */
    static String pattern() {
        List<String> words = new ArrayList<>(VALUES.keySet());
        words.add("and");
        words.add("[\\-, ]");
        return "(?:" + String.join("|", words) + ")+";
    }

    static String of(double value, boolean ordinal) {
        var out = new StringBuilder();
        append(out, value, "", ordinal);
        return out.toString();
    }

    /**
     * Writes a number behind what is there.
     *
     * @param joint what joins a number below a hundred: empty at the beginning
     */
    private static void append(StringBuilder out, double value, String joint, boolean ordinal) {
        if (value < 20) {
            out.append(joint).append((ordinal ? ORDINALS : FEW)[(int) value]);
        } else if (value < 100) {
            tens(out.append(joint), (int) value, ordinal);
        } else {
            int magnitude = value < 1000 ? 0 : magnitude(value);
            double factor = magnitude == 0 ? 100 : Math.pow(1000, magnitude);
            double count = Math.floor(value / factor);
            out.append(joint.isEmpty() ? "" : ", ");
            append(out, count, "", false);
            out.append(magnitude == 0 ? " Hundred" : " " + MAGNITUDES[magnitude - 1]);
            double rest = value - count * factor;
            if (rest > 0) {
                append(out, rest, " and ", ordinal);
            } else if (ordinal) {
                out.append("th");
            }
        }
    }

    private static int magnitude(double value) {
        return Math.min((int) Math.floor(Math.log10(value) / 3), MAGNITUDES.length);
    }

    private static void tens(StringBuilder out, int value, boolean ordinal) {
        var decade = DECADES[value / 10 - 2];
        if (value % 10 > 0) {
            out.append(decade).append('-').append((ordinal ? ORDINALS : FEW)[value % 10]);
        } else if (ordinal) {
            out.append(decade, 0, decade.length() - 1).append("ieth");
        } else {
            out.append(decade);
        }
    }

    /** NaN if some word is no number. */
    static double parse(String text) {
        var sums = new ArrayDeque<Double>();
        sums.push(0.0);
        for (var word : text.toLowerCase(Locale.ROOT).split(",\\s|\\sand\\s|[\\s\\\\-]", -1)) {
            var value = VALUES.get(word);
            if (value == null) {
                return Double.NaN;
            }
            double top = sums.pop();
            if (value >= 100) {
                sums.push(top * value);
            } else if (top >= 1000) {
                sums.push(top);
                sums.push(value);
            } else {
                sums.push(top + value);
            }
        }
        return sums.stream().mapToDouble(Double::doubleValue).sum();
    }
}

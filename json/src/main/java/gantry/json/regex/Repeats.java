package gantry.json.regex;

import java.util.ArrayDeque;

/**
 * How often an expression goes round without a look at the text. Who bounds the looks bounds all
 * else, but a count over what may be empty, as in <code>((?:){1000}){1000}</code>, takes its rounds
 * without one, and so does each level of <code>(((a*)*)*)*</code>, twice as many as the one in it.
 */
public final class Repeats {
    /** More than anyone waits for; sums and products stay within a long. */
    static final long MOST = 1L << 31;

    private final String pattern;
    private final ArrayDeque<Long> around = new ArrayDeque<>();

    /** Rounds of the group that is open. */
    private long rounds;

    /** Rounds of what a quantifier would repeat, and how many of them are in the sum already. */
    private long last = 1;

    private long lastAdded;

    private Repeats(String pattern) {
        this.pattern = pattern;
    }

    /**
     * Least rounds of all counts and groups, those in each other multiplied; at least 1.
     *
     * @param pattern one that compiles
     */
    public static long of(String pattern) {
        return new Repeats(pattern).count();
    }

    private long count() {
        int at = 0;
        while (at < pattern.length()) {
            at = step(at);
        }
        while (!around.isEmpty()) {
            close();
        }
        return Math.max(1, rounds);
    }

    /** Takes what stands at this place; the next one. */
    private int step(int at) {
        switch (pattern.charAt(at)) {
            case '\\' -> {
                atom();
                return afterEscape(at);
            }
            case '[' -> {
                atom();
                return afterClass(at);
            }
            case '(' -> {
                around.push(rounds);
                rounds = 0;
                atom(); // the question mark of (?: repeats nothing
            }
            case ')' -> close();
            case '{' -> {
                return afterCount(at + 1);
            }
            case '?', '*', '+' -> {
                if (lastAdded > 0) {
                    repeat(2);
                }
            }
            default -> atom();
        }
        return at + 1;
    }

    private void atom() {
        last = 1;
        lastAdded = 0;
    }

    /** A group is an atom too; one without any quantifier goes round once. */
    private void close() {
        last = Math.max(1, rounds);
        lastAdded = last;
        rounds = around.isEmpty() ? last : Math.min(MOST, around.pop() + last);
    }

    /** Instead of what stood there alone. */
    private void repeat(long count) {
        long times = Math.min(MOST, last * Math.max(1, count));
        rounds = Math.min(MOST, Math.max(0, rounds - lastAdded) + times);
        last = times;
        lastAdded = times;
    }

    private int afterCount(int from) {
        long count = 0;
        int at = from;
        while (at < pattern.length() && Character.digit(pattern.charAt(at), 10) >= 0) {
            count = Math.min(MOST, count * 10 + Character.digit(pattern.charAt(at), 10));
            at++;
        }
        repeat(count);
        while (at < pattern.length() && pattern.charAt(at) != '}') {
            at++;
        }
        return at + 1;
    }

    private int afterEscape(int at) {
        if (!pattern.startsWith("\\Q", at)) {
            return at + 2;
        }
        int end = pattern.indexOf("\\E", at);
        return end < 0 ? pattern.length() : end + 2;
    }

    /** A bracket that comes first is a character of the class; others may nest. */
    private int afterClass(int from) {
        int at = from + 1;
        at = pattern.startsWith("^", at) ? at + 1 : at;
        at = pattern.startsWith("]", at) ? at + 1 : at;
        while (at < pattern.length() && pattern.charAt(at) != ']') {
            at =
                    switch (pattern.charAt(at)) {
                        case '\\' -> afterEscape(at);
                        case '[' -> afterClass(at);
                        default -> at + 1;
                    };
        }
        return at + 1;
    }
}

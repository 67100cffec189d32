package gantry.states.interpreter;

/** StringMatches: {@code *} stands for any text; a backslash takes its meaning, and its own. */
final class Wildcards {
    private final String pattern;
    private final String text;

    private Wildcards(String pattern, String text) {
        this.pattern = pattern;
        this.text = text;
    }

    static boolean match(String pattern, String text) {
        return new Wildcards(pattern, text).run();
    }

    /** Goes back to the last star only: what an earlier one took would not help. */
    private boolean run() {
        int p = 0;
        int t = 0;
        int afterStar = -1;
        int starEnd = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                afterStar = ++p;
                starEnd = t;
            } else if (p < pattern.length() && literalAt(p) == text.charAt(t)) {
                p += isEscape(p) ? 2 : 1;
                t++;
            } else if (afterStar >= 0) {
                p = afterStar;
                t = ++starEnd;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    private char literalAt(int p) {
        return pattern.charAt(isEscape(p) ? p + 1 : p);
    }

    private boolean isEscape(int p) {
        return pattern.charAt(p) == '\\' && p + 1 < pattern.length();
    }
}

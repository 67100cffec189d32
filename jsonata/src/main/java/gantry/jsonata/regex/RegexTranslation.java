package gantry.jsonata.regex;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.PatternSyntaxException;

/** Says in Java's regular expressions what one of JavaScript (ECMA-262, with Annex B) means. */
final class RegexTranslation {
    private static final String LINE_ENDS = "\\n\\r\\u2028\\u2029";
    private static final String BLANKS =
            "\\t\\n"
                    + "\\u000B\\f\\r"
                    + " \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff";

    /** Nested groups: java.util.regex parses recursively. */
    private static final int MAX_NESTING = 200;

    private final String source;
    private final boolean multiline;
    private final StringBuilder out = new StringBuilder();
    private final Map<String, Integer> names = new LinkedHashMap<>();
    private final int groupCount;
    private int at;
    private int nesting;

    RegexTranslation(String source, boolean multiline) {
        this.source = source;
        this.multiline = multiline;
        this.groupCount = countGroups();
    }

    private int countGroups() {
        int count = 0;
        boolean inClass = false;
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '\\') {
                i++;
            } else if (inClass) {
                inClass = c != ']';
            } else if (c == '[') {
                inClass = true;
            } else if (c == '(' && isCapture(i)) {
                count++;
                addName(i, count);
            }
        }
        return count;
    }

    private boolean isCapture(int open) {
        return !source.startsWith("(?", open) || isNamed(open);
    }

    private boolean isNamed(int open) {
        return source.startsWith("(?<", open)
                && !source.startsWith("(?<=", open)
                && !source.startsWith("(?<!", open);
    }

    private void addName(int open, int number) {
        int end = source.indexOf('>', open);
        if (isNamed(open) && end > 0) {
            names.put(source.substring(open + 3, end), number);
        }
    }

    String translate() {
        while (at < source.length()) {
            char c = source.charAt(at);
            switch (c) {
                case '\\' -> escape();
                case '[' -> characterClass();
                case '(' -> open();
                case '.' -> add("[^" + LINE_ENDS + "]");
                case '^' -> add(multiline ? "(?:(?<![\\s\\S])|(?<=[" + LINE_ENDS + "]))" : "^");
                case '$' -> add(multiline ? "(?=[" + LINE_ENDS + "]|\\z)" : "\\z");
                case '{' -> brace();
                case '}', ']' -> add("\\" + c);
                case '+' -> quantifierPlus();
                default -> {
                    nesting -= c == ')' ? 1 : 0;
                    add(String.valueOf(c));
                }
            }
        }
        return out.toString();
    }

    private void add(String translated) {
        out.append(translated);
        at++;
    }

    /** {@code a++} would be possessive in Java; JavaScript has nothing to repeat there. */
    private void quantifierPlus() {
        if (at > 0 && "*+?}".indexOf(source.charAt(at - 1)) >= 0 && !isEscaped(at - 1)) {
            throw new PatternSyntaxException("Nothing to repeat", source, at);
        }
        add("+");
    }

    private boolean isEscaped(int index) {
        int backslashes = 0;
        while (index - 1 - backslashes >= 0 && source.charAt(index - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private void open() {
        if (++nesting > MAX_NESTING) {
            throw new PatternSyntaxException("Too deeply nested", source, at);
        }
        if (isNamed(at)) {
            int end = source.indexOf('>', at);
            if (end < 0) {
                throw new PatternSyntaxException("Invalid capture group name", source, at);
            }
            out.append('(');
            at = end + 1;
            return;
        }
        boolean known =
                !source.startsWith("(?", at)
                        || source.startsWith("(?:", at)
                        || source.startsWith("(?=", at)
                        || source.startsWith("(?!", at)
                        || source.startsWith("(?<", at);
        if (!known) {
            throw new PatternSyntaxException("Invalid group", source, at);
        }
        add("(");
    }

    /** A brace that is no quantifier stands for itself. */
    private void brace() {
        int i = at + 1;
        int digits = i;
        while (i < source.length() && Character.isDigit(source.charAt(i))) {
            i++;
        }
        boolean counted = i > digits;
        if (counted && i < source.length() && source.charAt(i) == ',') {
            i++;
            while (i < source.length() && Character.isDigit(source.charAt(i))) {
                i++;
            }
        }
        if (counted && i < source.length() && source.charAt(i) == '}') {
            out.append(source, at, i + 1);
            at = i + 1;
        } else {
            add("\\{");
        }
    }

    private char escaped() {
        if (at + 1 >= source.length()) {
            throw new PatternSyntaxException("\\ at end of pattern", source, at);
        }
        return source.charAt(at + 1);
    }

    private void escape() {
        char c = escaped();
        if (c >= '1' && c <= '9') {
            backReference();
        } else if (c == 'k' && !names.isEmpty()) {
            namedReference();
        } else if (c == 'b' || c == 'B') {
            out.append(c == 'b' ? wordBoundary(false) : wordBoundary(true));
            at += 2;
        } else {
            sharedEscape(c, false);
        }
    }

    /** Word characters are ASCII here, which Java's own \b does not say. */
    private static String wordBoundary(boolean negated) {
        var word = "[a-zA-Z0-9_]";
        var inside = "(?<=" + word + ")(?=" + word + ")";
        var outside = "(?<!" + word + ")(?!" + word + ")";
        var edge = "(?<=" + word + ")(?!" + word + ")|(?<!" + word + ")(?=" + word + ")";
        return negated ? "(?:" + inside + "|" + outside + ")" : "(?:" + edge + ")";
    }

    private void backReference() {
        int end = at + 1;
        while (end < source.length() && Character.isDigit(source.charAt(end))) {
            end++;
        }
        var digits = source.substring(at + 1, end);
        if (digits.length() <= 4 && Integer.parseInt(digits) <= groupCount) {
            out.append("(?:\\").append(digits).append(')');
            at = end;
        } else {
            legacyOctal();
        }
    }

    private void legacyOctal() {
        int end = at + 1;
        int value = 0;
        while (end < source.length()
                && end < at + 4
                && source.charAt(end) >= '0'
                && source.charAt(end) <= '7'
                && value * 8 + source.charAt(end) - '0' <= 255) {
            value = value * 8 + source.charAt(end) - '0';
            end++;
        }
        if (end == at + 1) {
            literal(source.charAt(at + 1));
            at += 2;
        } else {
            codeUnit(value);
            at = end;
        }
    }

    private void namedReference() {
        int end = source.indexOf('>', at);
        var name = end < 0 ? "" : source.substring(Math.min(at + 3, end), end);
        var number = names.get(name);
        if (number == null) {
            throw new PatternSyntaxException("Invalid named reference", source, at);
        }
        out.append("(?:\\").append(number).append(')');
        at = end + 1;
    }

    /** Escapes that mean the same inside a class and outside. */
    private void sharedEscape(char c, boolean inClass) {
        switch (c) {
            case 'd', 'D', 'w', 'W', 'f', 'n', 'r', 't' -> out.append('\\').append(c);
            case 's' -> out.append(inClass ? BLANKS : "[" + BLANKS + "]");
            case 'S' -> out.append("[^").append(BLANKS).append(']');
            case 'v' -> out.append("\\u000B");
            case 'x' -> {
                hex(2);
                return;
            }
            case 'u' -> {
                hex(4);
                return;
            }
            case 'c' -> {
                control();
                return;
            }
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                legacyOctal();
                return;
            }
            default -> literal(c);
        }
        at += 2;
    }

    private void hex(int digits) {
        int end = at + 2 + digits;
        int value = 0;
        boolean valid = end <= source.length();
        for (int i = at + 2; valid && i < end; i++) {
            int digit = Character.digit(source.charAt(i), 16);
            valid = digit >= 0;
            value = value * 16 + digit;
        }
        if (valid) {
            codeUnit(value);
            at = end;
        } else {
            literal(source.charAt(at + 1));
            at += 2;
        }
    }

    private void control() {
        char letter = at + 2 < source.length() ? source.charAt(at + 2) : ' ';
        if ((letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z')) {
            codeUnit(letter % 32);
            at += 3;
        } else {
            out.append("\\\\");
            at++;
        }
    }

    private void codeUnit(int value) {
        out.append(String.format("\\u%04x", value));
    }

    private void literal(char c) {
        if (c < 128 && !Character.isLetterOrDigit(c)) {
            out.append('\\');
        }
        out.append(c);
    }

    private void characterClass() {
        at++;
        boolean negated = at < source.length() && source.charAt(at) == '^';
        at += negated ? 1 : 0;
        if (at < source.length() && source.charAt(at) == ']') {
            at++;
            out.append(negated ? "[\\s\\S]" : "(?!)"); // anything; nothing
            return;
        }
        out.append(negated ? "[^" : "[");
        while (at < source.length() && source.charAt(at) != ']') {
            char c = source.charAt(at);
            if (c == '\\') {
                classEscape();
            } else {
                out.append(c == '[' || c == '&' || c == '^' || c == ' ' ? "\\" + c : c);
                at++;
            }
        }
        if (at >= source.length()) {
            throw new PatternSyntaxException("Unterminated character class", source, at);
        }
        add("]");
    }

    private void classEscape() {
        char c = escaped();
        if (c == 'b') {
            codeUnit('\b');
            at += 2;
        } else {
            sharedEscape(c, true);
        }
    }
}

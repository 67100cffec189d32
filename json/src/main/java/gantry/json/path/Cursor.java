package gantry.json.path;

/** The characters of a path, how far they are read, and what is left of the parser's bounds. */
final class Cursor {
    /** A longer path is refused; AWS states no limit of its own. */
    static final int MAX_LENGTH = 16_384;

    /** Parentheses, filters and arguments inside each other. */
    static final int MAX_NESTING = 32;

    /**
     * Steps after the first that can have many results, filters' and arguments' own counted in:
     * evaluation calls itself once for each.
     */
    static final int MAX_STEPS = 256;

    private static final char END = '\0';

    private final String text;
    private int at;
    private int nesting;
    private int steps;

    Cursor(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new InvalidPathException("Path is longer than " + MAX_LENGTH + " characters");
        }
        this.text = text;
    }

    int position() {
        return at;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    /** The next character; NUL at the end. */
    char peek() {
        return atEnd() ? END : text.charAt(at);
    }

    /** The next character, passed over; NUL at the end. */
    char next() {
        return atEnd() ? END : text.charAt(at++);
    }

    boolean take(char expected) {
        if (atEnd() || peek() != expected) {
            return false;
        }
        at++;
        return true;
    }

    boolean take(String expected) {
        if (!text.startsWith(expected, at)) {
            return false;
        }
        at += expected.length();
        return true;
    }

    /** After any blanks. */
    void require(char expected) {
        skipBlanks();
        if (!take(expected)) {
            throw error("Expected character: " + expected);
        }
    }

    void skipBlanks() {
        while (!atEnd() && isBlank(peek())) {
            at++;
        }
    }

    String from(int start) {
        return text.substring(start, at);
    }

    void enter() {
        if (++nesting > MAX_NESTING) {
            throw error("Path nests deeper than " + MAX_NESTING);
        }
    }

    void leave() {
        nesting--;
    }

    void countStep() {
        if (++steps > MAX_STEPS) {
            throw error("Path has more than " + MAX_STEPS + " steps after an indefinite one");
        }
    }

    InvalidPathException error(String problem) {
        return new InvalidPathException(problem + " at position " + at);
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}

package gantry.json.path;

/** A text in single or double quotes. */
final class Quoted {
    private Quoted() {}

    /**
     * A literal with Java's escapes, as Jayway reads it; the cursor stands on the opening quote,
     * and then behind the closing one.
     */
    static String read(Cursor cursor) {
        char quote = cursor.next();
        var text = new StringBuilder();
        while (!isClosed(cursor, quote)) {
            char c = cursor.next();
            text.append(c == '\\' ? escaped(cursor) : c);
        }
        return text.toString();
    }

    /**
     * A member's name. Other than in Jayway of today a backslash stands for itself unless a quote
     * of the same kind or a backslash follows: recorded, {@code $['a\"b']} finds {@code a\"b}.
     */
    static String readName(Cursor cursor) {
        char quote = cursor.next();
        var name = new StringBuilder();
        while (!isClosed(cursor, quote)) {
            char c = cursor.next();
            boolean isEscape = c == '\\' && (cursor.peek() == quote || cursor.peek() == '\\');
            name.append(isEscape ? cursor.next() : c);
        }
        return name.toString();
    }

    private static boolean isClosed(Cursor cursor, char quote) {
        if (cursor.atEnd()) {
            throw new InvalidPathException(
                    "Property has not been closed - missing closing " + quote);
        }
        return cursor.take(quote);
    }

    private static char escaped(Cursor cursor) {
        char c = cursor.next();
        return switch (c) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode(cursor);
            default -> c;
        };
    }

    private static char unicode(Cursor cursor) {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(cursor.next(), 16);
            if (digit < 0) {
                throw cursor.error("Unable to parse unicode value");
            }
            code = code * 16 + digit;
        }
        return (char) code;
    }
}

package gantry.json.path;

/** A text in single or double quotes with Java's escapes, as Jayway reads it. */
final class Quoted {
    private Quoted() {}

    /** The text; the cursor stands on the opening quote, and then behind the closing one. */
    static String read(Cursor cursor) {
        char quote = cursor.next();
        var text = new StringBuilder();
        while (!cursor.take(quote)) {
            if (cursor.atEnd()) {
                throw new InvalidPathException(
                        "Property has not been closed - missing closing " + quote);
            }
            char c = cursor.next();
            text.append(c == '\\' ? escaped(cursor) : c);
        }
        return text.toString();
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

package gantry.json;

/**
 * A text that is no JSON, or exceeds its limits. Carries no stack: it is an answer to the sender.
 */
public final class JsonParseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** How much of the text Jackson shows beside a location. */
    private static final int SOURCE_SHOWN = 500;

    private final String text;
    private final int line;
    private final int column;
    private final int offset;
    private final boolean atEnd;
    private final boolean limitExceeded;

    JsonParseException(
            String message, int line, int column, int offset, boolean atEnd, boolean exceeded) {
        super(message + " (line " + line + ", column " + column + ")", null, false, false);
        this.text = message;
        this.line = line;
        this.column = column;
        this.offset = offset;
        this.atEnd = atEnd;
        this.limitExceeded = exceeded;
    }

    /** Jackson's wording without a location, as Step Functions shows it for an input. */
    public String message() {
        return text;
    }

    /** From 1. */
    public int line() {
        return line;
    }

    /** From 1. */
    public int column() {
        return column;
    }

    /** Characters (bytes, where bytes were parsed) before the place; −1 if not known. */
    public int offset() {
        return offset;
    }

    /** Whether the text ended too early, so that more of it might have made it valid. */
    public boolean atEnd() {
        return atEnd;
    }

    /** Whether the text is refused for its size, depth or the length of a part of it. */
    public boolean limitExceeded() {
        return limitExceeded;
    }

    /**
     * Jackson's wording with source and location, as Step Functions shows it for a definition:
     * {@code … \n at [Source: (String)"not a definition"; line: 1, column: 4]}.
     *
     * @param source the text that was parsed
     */
    public String messageWithSource(String source) {
        var shown = new StringBuilder(text).append("\n at [Source: (String)\"");
        int end = Math.min(source.length(), SOURCE_SHOWN);
        for (int i = 0; i < end; i++) {
            appendShown(shown, source.charAt(i));
        }
        shown.append('"');
        if (end < source.length()) {
            shown.append("[truncated ").append(source.length() - end).append(" chars]");
        }
        return shown.append("; line: " + line + ", column: " + column + "]").toString();
    }

    private static void appendShown(StringBuilder shown, char c) {
        if (Character.isISOControl(c) && c != '\n' && c != '\r') {
            shown.append(String.format("\\u%04x", (int) c));
        } else {
            shown.append(c);
        }
    }
}

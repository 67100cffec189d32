package gantry.states.definition;

/**
 * What variables may be called: a Unicode identifier of at most {@link #MAX_LENGTH} characters.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html">Passing
 *     data between states with variables</a>
 */
final class VariableNames {
    /** Of a name, in characters. */
    static final int MAX_LENGTH = 80;

    /** What {@code $states} shows to expressions of JSONata. */
    static final String RESERVED = "states";

    private VariableNames() {}

    /** Behind the identifier that begins at a position; that position if none does. */
    static int end(String text, int start) {
        int at = start;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            boolean belongs =
                    at == start
                            ? Character.isUnicodeIdentifierStart(character)
                            : Character.isUnicodeIdentifierPart(character)
                                    && !Character.isIdentifierIgnorable(character);
            if (!belongs) {
                break;
            }
            at += Character.charCount(character);
        }
        return at;
    }

    static boolean isValid(String name) {
        return !name.isEmpty()
                && end(name, 0) == name.length()
                && name.codePointCount(0, name.length()) <= MAX_LENGTH;
    }
}

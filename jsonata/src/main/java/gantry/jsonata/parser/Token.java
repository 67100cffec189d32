package gantry.jsonata.parser;

import gantry.jsonata.values.Numbers;

import org.jspecify.annotations.Nullable;

/**
 * One token.
 *
 * @param value the text of an operator or name, the value of a literal, the {@link RegexLiteral}
 * @param position offset just after the token, as jsonata-js has it
 */
record Token(Type type, @Nullable Object value, int position) {
    enum Type {
        OPERATOR,
        NAME,
        VARIABLE,
        STRING,
        NUMBER,
        /** true, false, null. */
        VALUE,
        REGEX,
        END
    }

    boolean is(String operator) {
        return type == Type.OPERATOR && operator.equals(value);
    }

    boolean isNumber() {
        return type == Type.NUMBER;
    }

    /** For messages. */
    String text() {
        return type == Type.END
                ? "(end)"
                : value instanceof Number number ? Numbers.text(number) : String.valueOf(value);
    }
}

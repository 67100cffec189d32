package gantry.jsonata.parser;

import gantry.jsonata.values.JsonataException;
import gantry.jsonata.values.Numbers;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/**
 * Cuts an expression into tokens, one at a time: what a slash means depends on what is expected.
 */
final class Lexer {
    private static final String BLANKS = " \t\n\r\u000B";
    private static final String OPERATOR_CHARS = ".[]{}(),@#;:?+-*/%|=<>^&!~";
    private static final String[] DOUBLE_OPERATORS = {
        "..", ":=", "!=", ">=", "<=", "**", "~>", "?:", "??"
    };
    private static final Pattern NUMBER =
            Pattern.compile("-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[Ee][-+]?[0-9]++)?");

    private final String source;
    private int position;

    Lexer(String source) {
        this.source = source;
    }

    /**
     * The next token; where an operator is expected a slash divides, elsewhere it opens a regex.
     */
    Token next(boolean operatorExpected) {
        skipBlanksAndComments();
        if (position >= source.length()) {
            return new Token(Token.Type.END, null, source.length());
        }
        char c = source.charAt(position);
        if (c == '/' && !operatorExpected) {
            position++;
            return token(Token.Type.REGEX, regex());
        }
        var operator = operator(c);
        if (operator != null) {
            position += operator.length();
            return token(Token.Type.OPERATOR, operator);
        }
        if (c == '"' || c == '\'') {
            position++;
            return token(Token.Type.STRING, string(c));
        }
        if (c >= '0' && c <= '9') {
            return token(Token.Type.NUMBER, number());
        }
        return c == '`' ? token(Token.Type.NAME, quotedName()) : name();
    }

    private Token token(Token.Type type, Object value) {
        return new Token(type, value, position);
    }

    private void skipBlanksAndComments() {
        while (position < source.length()) {
            if (BLANKS.indexOf(source.charAt(position)) >= 0) {
                position++;
            } else if (source.startsWith("/*", position)) {
                int end = source.indexOf("*/", position + 2);
                if (end < 0) {
                    throw new JsonataException("S0106").at(position);
                }
                position = end + 2;
            } else {
                return;
            }
        }
    }

    private @Nullable String operator(char c) {
        for (var operator : DOUBLE_OPERATORS) {
            if (operator.charAt(0) == c && source.startsWith(operator, position)) {
                return operator;
            }
        }
        return OPERATOR_CHARS.indexOf(c) >= 0 ? String.valueOf(c) : null;
    }

    private String string(char quote) {
        var text = new StringBuilder();
        while (position < source.length()) {
            char c = source.charAt(position);
            if (c == quote) {
                position++;
                return text.toString();
            }
            text.append(c == '\\' ? escape() : c);
            position++;
        }
        throw new JsonataException("S0101").at(position);
    }

    private char escape() {
        position++;
        char c = position < source.length() ? source.charAt(position) : '\0';
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> codeUnit();
            default ->
                    throw new JsonataException("S0103")
                            .at(position)
                            .token(position < source.length() ? String.valueOf(c) : "");
        };
    }

    private char codeUnit() {
        int end = position + 5;
        if (end > source.length()) {
            throw new JsonataException("S0104").at(position);
        }
        int unit = 0;
        for (int i = position + 1; i < end; i++) {
            int digit = hexDigit(source.charAt(i));
            if (digit < 0) {
                throw new JsonataException("S0104").at(position);
            }
            unit = unit * 16 + digit;
        }
        position += 4;
        return (char) unit;
    }

    private static int hexDigit(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }

    private Number number() {
        var matcher = NUMBER.matcher(source).region(position, source.length());
        if (!matcher.lookingAt()) {
            throw new IllegalStateException("A digit begins no number");
        }
        double value = Double.parseDouble(matcher.group());
        if (!Double.isFinite(value)) {
            throw new JsonataException("S0102").at(position).token(matcher.group());
        }
        position = matcher.end();
        return Numbers.of(value);
    }

    private String quotedName() {
        int end = source.indexOf('`', position + 1);
        if (end < 0) {
            throw new JsonataException("S0105").at(source.length());
        }
        var name = source.substring(position + 1, end);
        position = end + 1;
        return name;
    }

    private Token name() {
        int start = position;
        while (position < source.length() && isNamePart(source.charAt(position))) {
            position++;
        }
        var name = source.substring(start, position);
        if (name.startsWith("$")) {
            return token(Token.Type.VARIABLE, name.substring(1));
        }
        return switch (name) {
            case "or", "in", "and" -> token(Token.Type.OPERATOR, name);
            case "true" -> token(Token.Type.VALUE, true);
            case "false" -> token(Token.Type.VALUE, false);
            case "null" -> new Token(Token.Type.VALUE, null, position);
            default -> token(Token.Type.NAME, name);
        };
    }

    private static boolean isNamePart(char c) {
        return BLANKS.indexOf(c) < 0 && OPERATOR_CHARS.indexOf(c) < 0;
    }

    /** To the closing slash, which is neither escaped nor within brackets. */
    private RegexLiteral regex() {
        int start = position;
        int depth = 0;
        while (position < source.length()) {
            char c = source.charAt(position);
            if (c == '/' && depth == 0 && !isEscaped(start)) {
                return regexFrom(start);
            }
            boolean plain = position == start || source.charAt(position - 1) != '\\';
            if (plain && (c == '(' || c == '[' || c == '{')) {
                depth++;
            } else if (plain && (c == ')' || c == ']' || c == '}')) {
                depth--;
            }
            position++;
        }
        throw new JsonataException("S0302").at(position);
    }

    private boolean isEscaped(int start) {
        int backslashes = 0;
        for (int i = position - 1; i >= start && source.charAt(i) == '\\'; i--) {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private RegexLiteral regexFrom(int start) {
        var pattern = source.substring(start, position);
        if (pattern.isEmpty()) {
            throw new JsonataException("S0301").at(position);
        }
        position++;
        int flags = position;
        while (position < source.length() && "im".indexOf(source.charAt(position)) >= 0) {
            position++;
        }
        return new RegexLiteral(pattern, source.substring(flags, position));
    }
}

package gantry.states.definition;

import gantry.json.Json;
import gantry.json.JsonNumber;
import gantry.json.JsonParseException;
import gantry.states.definition.Intrinsic.Argument;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The grammar of intrinsic calls: {@code States.Name(argument, …)} where an argument is a string in
 * single quotes, a number, {@code true}, {@code false}, {@code null}, a path or another call.
 */
final class IntrinsicParser {
    private static final Pattern NUMBER =
            Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private final String text;
    private int position;

    private IntrinsicParser(String text) {
        this.text = text;
    }

    /** Null if the text is no call. */
    static @Nullable Intrinsic parse(String text) {
        var parser = new IntrinsicParser(text.strip());
        var call = parser.readCall(1);
        return call == null || parser.position < parser.text.length() ? null : call;
    }

    private @Nullable Intrinsic readCall(int depth) {
        int start = position;
        int open = text.indexOf('(', position);
        var function =
                open < 0 || depth > Intrinsic.MAX_DEPTH
                        ? null
                        : IntrinsicFunction.find(text.substring(position, open).stripTrailing());
        if (function == null) {
            return null;
        }
        position = open + 1;
        var arguments = readArguments(depth);
        return arguments != null && function.takes(arguments.size())
                ? new Intrinsic(function, arguments, text.substring(start, position))
                : null;
    }

    /** To behind the closing parenthesis. */
    private @Nullable List<Argument> readArguments(int depth) {
        var arguments = new ArrayList<Argument>();
        skipBlanks();
        if (take(')')) {
            return arguments;
        }
        do {
            skipBlanks();
            var argument = readArgument(depth);
            if (argument == null) {
                return null;
            }
            arguments.add(argument);
            skipBlanks();
        } while (take(','));
        return take(')') ? arguments : null;
    }

    private @Nullable Argument readArgument(int depth) {
        if (take('\'')) {
            return readText();
        }
        if (text.startsWith("$", position)) {
            return readPath();
        }
        if (text.startsWith("States.", position)) {
            var call = readCall(depth + 1);
            return call == null ? null : new Argument.Call(call);
        }
        return readConstant();
    }

    private Argument.@Nullable Text readText() {
        int start = position;
        var value = new StringBuilder();
        while (position < text.length()) {
            char c = text.charAt(position++);
            if (c == '\'') {
                return new Argument.Text(value.toString(), text.substring(start, position - 1));
            }
            if (c == '\\') {
                // only these four may be escaped: AWS refuses \" and all others
                if (position == text.length() || "'{}\\".indexOf(text.charAt(position)) < 0) {
                    return null;
                }
                c = text.charAt(position++);
            }
            value.append(c);
        }
        return null;
    }

    private Argument.@Nullable Path readPath() {
        int start = position;
        skipPath();
        String path = text.substring(start, position).stripTrailing();
        var compiled = PathParser.compile(path);
        return compiled == null ? null : new Argument.Path(compiled);
    }

    /** A path ends at a comma or parenthesis that stands outside its own brackets and quotes. */
    private void skipPath() {
        int nested = 0;
        char quote = 0;
        for (; position < text.length(); position++) {
            char c = text.charAt(position);
            if (quote != 0) {
                if (c == '\\') {
                    position++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '[' || c == '(') {
                nested++;
            } else if (nested == 0 && (c == ',' || c == ')')) {
                return;
            } else if (c == ']' || c == ')') {
                nested--;
            }
        }
        position = text.length(); // an escape may have stepped over the end
    }

    private Argument.@Nullable Constant readConstant() {
        int start = position;
        while (position < text.length() && ",) ".indexOf(text.charAt(position)) < 0) {
            position++;
        }
        String word = text.substring(start, position);
        return switch (word) {
            case "true" -> new Argument.Constant(true);
            case "false" -> new Argument.Constant(false);
            case "null" -> new Argument.Constant(null);
            default ->
                    word.length() <= JsonNumber.MAX_LENGTH && NUMBER.matcher(word).matches()
                            ? number(word)
                            : null;
        };
    }

    private static Argument.@Nullable Constant number(String word) {
        try {
            return new Argument.Constant(Json.parse(word));
        } catch (JsonParseException _) { // an exponent beyond all bounds
            return null;
        }
    }

    private boolean take(char c) {
        if (position < text.length() && text.charAt(position) == c) {
            position++;
            return true;
        }
        return false;
    }

    private void skipBlanks() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
    }
}

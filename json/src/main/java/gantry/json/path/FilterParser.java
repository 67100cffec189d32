package gantry.json.path;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Reads the condition of a filter: {@code ||} binds less than {@code &&}, {@code !} most.
 *
 * <pre>
 * or         = and { "||" and }
 * and        = operand { "&amp;&amp;" operand }
 * operand    = "!" operand | "(" or ")" | comparison
 * comparison = value [ operator value ]
 * </pre>
 */
final class FilterParser {
    private static final String SYMBOLS = "=!<>~";

    private final Cursor cursor;

    private FilterParser(Cursor cursor) {
        this.cursor = cursor;
    }

    static Condition parse(Cursor cursor) {
        return new FilterParser(cursor).or();
    }

    private Condition or() {
        var conditions = new ArrayList<Condition>();
        do {
            conditions.add(and());
            cursor.skipBlanks();
        } while (cursor.take("||"));
        return conditions.size() == 1
                ? conditions.getFirst()
                : new Condition.Or(List.copyOf(conditions));
    }

    private Condition and() {
        var conditions = new ArrayList<Condition>();
        do {
            conditions.add(operand());
            cursor.skipBlanks();
        } while (cursor.take("&&"));
        return conditions.size() == 1
                ? conditions.getFirst()
                : new Condition.And(List.copyOf(conditions));
    }

    private Condition operand() {
        cursor.skipBlanks();
        boolean negated = cursor.take('!');
        cursor.skipBlanks();
        char c = cursor.peek();
        if (negated && c != '@' && c != '$') {
            cursor.enter();
            var condition = new Condition.Not(operand());
            cursor.leave();
            return condition;
        }
        if (cursor.take('(')) {
            cursor.enter();
            var condition = or();
            cursor.require(')');
            cursor.leave();
            return condition;
        }
        return comparison(!negated);
    }

    /** Before a comparison a {@code !} has no effect, as in Jayway; it counts for existence. */
    private Condition comparison(boolean wanted) {
        var left = value();
        var operator = operator();
        if (operator != null) {
            return new Condition.Comparison(left, operator, value());
        }
        if (left instanceof Condition.Operand.Path path) {
            return new Condition.Exists(path, wanted);
        }
        throw cursor.error("Expected an operator");
    }

    private @Nullable Operator operator() {
        cursor.skipBlanks();
        int start = cursor.position();
        boolean symbol = SYMBOLS.indexOf(cursor.peek()) >= 0 && !cursor.atEnd();
        while (!cursor.atEnd() && isOperatorPart(cursor.peek(), symbol)) {
            cursor.next();
        }
        var text = cursor.from(start);
        if (text.isEmpty()) {
            return null;
        }
        var operator = Operator.find(text);
        if (operator == null) {
            throw cursor.error("Filter operator " + text + " is not supported!");
        }
        return operator;
    }

    private static boolean isOperatorPart(char c, boolean symbol) {
        return symbol ? SYMBOLS.indexOf(c) >= 0 : Character.isLetter(c);
    }

    private Condition.Operand value() {
        cursor.skipBlanks();
        char c = cursor.peek();
        if (c == '$' || c == '@') {
            cursor.enter();
            cursor.next();
            var path = JsonPath.ofSteps(PathParser.parse(cursor, PathParser.FILTER_ENDS));
            cursor.leave();
            return new Condition.Operand.Path(path, c == '$');
        }
        if (c == '/') {
            return regex();
        }
        return new Condition.Operand.Literal(LiteralParser.parse(cursor));
    }

    private Condition.Operand regex() {
        cursor.next();
        int start = cursor.position();
        while (cursor.peek() != '/') {
            if (cursor.atEnd()) {
                throw cursor.error("Pattern not closed");
            }
            if (cursor.next() == '\\') {
                cursor.next();
            }
        }
        var pattern = cursor.from(start);
        cursor.next();
        int flags = 0;
        while (Character.isLetter(cursor.peek())) {
            flags |= flag(cursor.next());
        }
        try {
            return Condition.Operand.Regex.of(Pattern.compile(pattern, flags));
        } catch (PatternSyntaxException e) {
            throw cursor.error("Pattern not valid: " + e.getDescription());
        } catch (StackOverflowError _) { // java.util.regex nests as deep as the pattern does
            throw cursor.error("Pattern nests too deep");
        }
    }

    private int flag(char c) {
        return switch (c) {
            case 'd' -> Pattern.UNIX_LINES;
            case 'i' -> Pattern.CASE_INSENSITIVE;
            case 'x' -> Pattern.COMMENTS;
            case 'm' -> Pattern.MULTILINE;
            case 's' -> Pattern.DOTALL;
            case 'u' -> Pattern.UNICODE_CASE;
            case 'U' -> Pattern.UNICODE_CHARACTER_CLASS;
            default -> throw cursor.error("Pattern flag " + c + " is not supported");
        };
    }
}

package gantry.jsonata.parser;

import gantry.jsonata.parser.Expr.LiteralType;
import gantry.jsonata.values.JsonataException;
import gantry.jsonata.values.JsonataException.Bound;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Operator precedence parsing (Pratt, "Top down operator precedence", 1973). */
public final class Parser {
    /** Nested expressions, so that a stack of 512 KiB suffices. */
    static final int MAX_DEPTH = 200;

    /** Height of the tree, in which operators in a row count too. */
    static final int MAX_HEIGHT = 500;

    private static final Map<String, Integer> BINDING_POWERS =
            Map.ofEntries(
                    Map.entry(".", 75),
                    Map.entry("[", 80),
                    Map.entry("{", 70),
                    Map.entry("(", 80),
                    Map.entry("@", 80),
                    Map.entry("#", 80),
                    Map.entry("?", 20),
                    Map.entry("+", 50),
                    Map.entry("-", 50),
                    Map.entry("*", 60),
                    Map.entry("/", 60),
                    Map.entry("%", 60),
                    Map.entry("=", 40),
                    Map.entry("<", 40),
                    Map.entry(">", 40),
                    Map.entry("^", 40),
                    Map.entry(":=", 10),
                    Map.entry("!=", 40),
                    Map.entry("<=", 40),
                    Map.entry(">=", 40),
                    Map.entry("~>", 40),
                    Map.entry("?:", 40),
                    Map.entry("??", 40),
                    Map.entry("and", 30),
                    Map.entry("or", 25),
                    Map.entry("in", 40),
                    Map.entry("&", 50));

    private static final int UNARY_POWER = 70;

    private final Lexer lexer;
    private Token token = new Token(Token.Type.END, null, 0);
    private int depth;
    private int height;

    private Parser(String source) {
        this.lexer = new Lexer(source);
    }

    /**
     * The tree of an expression.
     *
     * @throws JsonataException S0nnn if it does not parse; U1001 if it is nested too deep
     */
    public static Expr parse(String source) {
        var parser = new Parser(source);
        parser.advance(false);
        var tree = parser.expression(0);
        if (parser.token.type() != Token.Type.END) {
            throw new JsonataException("S0201")
                    .at(parser.token.position())
                    .token(parser.token.text(), parser.token.isNumber());
        }
        return tree;
    }

    private void advance(boolean operatorExpected) {
        token = lexer.next(operatorExpected);
        if (token.is("!") || token.is("~")) {
            throw new JsonataException("S0204")
                    .at(token.position())
                    .token(token.text(), token.isNumber());
        }
    }

    private void expect(String operator, boolean operatorExpected) {
        if (!token.is(operator)) {
            throw new JsonataException(token.type() == Token.Type.END ? "S0203" : "S0202")
                    .at(token.position())
                    .token(token.text(), token.isNumber())
                    .value(operator);
        }
        advance(operatorExpected);
    }

    private Expr expression(int rightPower) {
        if (++depth > MAX_DEPTH) {
            throw tooDeep();
        }
        int outerHeight = height;
        height = 1; // raised by every expression inside
        var first = token;
        advance(true);
        var left = prefix(first);
        while (rightPower < bindingPower(token)) {
            var operator = token;
            advance(false);
            left = infix(operator, left);
            if (++height > MAX_HEIGHT) {
                throw tooDeep();
            }
        }
        depth--;
        height = Math.max(outerHeight, height + 1);
        return left;
    }

    private JsonataException tooDeep() {
        return JsonataException.exceeded(Bound.DEPTH).at(token.position());
    }

    private static int bindingPower(Token token) {
        return token.type() == Token.Type.OPERATOR
                ? BINDING_POWERS.getOrDefault(token.text(), 0)
                : 0;
    }

    private Expr prefix(Token first) {
        int at = first.position();
        return switch (first.type()) {
            case NAME -> new Expr.Name(at, first.text());
            case VARIABLE -> new Expr.Variable(at, first.text());
            case STRING -> new Expr.Literal(at, LiteralType.STRING, first.value());
            case NUMBER -> new Expr.Literal(at, LiteralType.NUMBER, first.value());
            case VALUE -> new Expr.Literal(at, LiteralType.VALUE, first.value());
            case REGEX -> new Expr.RegexExpr(at, regex(first));
            case END -> new Expr.End(at);
            case OPERATOR -> prefixOperator(first);
        };
    }

    private static RegexLiteral regex(Token token) {
        if (token.value() instanceof RegexLiteral literal) {
            return literal;
        }
        throw new IllegalStateException("A regex token holds a regex");
    }

    private Expr prefixOperator(Token first) {
        int at = first.position();
        return switch (first.text()) {
            case "and", "or", "in" -> new Expr.Name(at, first.text());
            case "-" -> new Expr.Negation(at, expression(UNARY_POWER));
            case "*" -> new Expr.Wildcard(at);
            case "**" -> new Expr.Descendants(at);
            case "%" -> new Expr.Parent(at);
            case "(" -> block(at);
            case "[" -> array(at);
            case "{" -> new Expr.ObjectExpr(at, pairs());
            case "|" -> transform(at);
            default -> throw new JsonataException("S0211").at(at).token(first.text());
        };
    }

    private Expr infix(Token operator, Expr left) {
        int at = operator.position();
        var text = operator.text();
        return switch (text) {
            case "(" -> call(at, left);
            case "[" -> predicate(at, left);
            case "^" -> new Expr.Sort(at, left, sortTerms());
            case "{" -> new Expr.Grouped(at, left, pairs());
            case ":=" -> assign(at, left);
            case "@" -> new Expr.Focus(at, left, boundVariable("@"));
            case "#" -> new Expr.Index(at, left, boundVariable("#"));
            case "?" -> condition(at, left);
            case "?:" -> new Expr.Condition(at, left, left, expression(0));
            case "??" -> new Expr.Condition(at, exists(at, left), left, expression(0));
            default ->
                    new Expr.Binary(
                            at, text, left, expression(BINDING_POWERS.getOrDefault(text, 0)));
        };
    }

    private static Expr exists(int at, Expr value) {
        return new Expr.Call(at, new Expr.Variable(at, "exists"), List.of(value), false);
    }

    private Expr block(int at) {
        var expressions = new ArrayList<Expr>();
        while (!token.is(")")) {
            expressions.add(expression(0));
            if (!token.is(";")) {
                break;
            }
            advance(false);
        }
        expect(")", true);
        return new Expr.Block(at, List.copyOf(expressions));
    }

    private Expr array(int at) {
        var items = new ArrayList<Expr>();
        if (!token.is("]")) {
            items.add(item());
            while (token.is(",")) {
                advance(false);
                items.add(item());
            }
        }
        expect("]", true);
        return new Expr.ArrayExpr(at, List.copyOf(items));
    }

    private Expr item() {
        var first = expression(0);
        if (!token.is("..")) {
            return first;
        }
        int at = token.position();
        advance(false);
        return new Expr.Binary(at, "..", first, expression(0));
    }

    private List<Expr.Pair> pairs() {
        var pairs = new ArrayList<Expr.Pair>();
        if (!token.is("}")) {
            pairs.add(pair());
            while (token.is(",")) {
                advance(false);
                pairs.add(pair());
            }
        }
        expect("}", true);
        return List.copyOf(pairs);
    }

    private Expr.Pair pair() {
        var key = expression(0);
        expect(":", false);
        return new Expr.Pair(key, expression(0));
    }

    private Expr transform(int at) {
        var pattern = expression(0);
        expect("|", false);
        var update = expression(0);
        Expr delete = null;
        if (token.is(",")) {
            advance(false);
            delete = expression(0);
        }
        expect("|", false);
        return new Expr.Transform(at, pattern, update, delete);
    }

    private Expr call(int at, Expr procedure) {
        var arguments = new ArrayList<Expr>();
        boolean partial = false;
        if (!token.is(")")) {
            while (true) {
                if (token.is("?")) {
                    partial = true;
                    arguments.add(new Expr.Placeholder(token.position()));
                    advance(false);
                } else {
                    arguments.add(expression(0));
                }
                if (!token.is(",")) {
                    break;
                }
                advance(false);
            }
        }
        expect(")", true);
        if (procedure instanceof Expr.Name(_, var name)
                && (name.equals("function") || name.equals("λ"))) {
            return lambda(at, arguments);
        }
        return new Expr.Call(at, procedure, List.copyOf(arguments), partial);
    }

    private Expr lambda(int at, List<Expr> arguments) {
        var parameters = new ArrayList<String>();
        for (var argument : arguments) {
            if (!(argument instanceof Expr.Variable(_, var name))) {
                throw new JsonataException("S0208")
                        .at(argument.position())
                        .token(argument.tokenText())
                        .value((long) parameters.size() + 1);
            }
            parameters.add(name);
        }
        var signature = token.is("<") ? signature() : null;
        expect("{", false);
        var body = expression(0);
        expect("}", false);
        return new Expr.Lambda(at, List.copyOf(parameters), signature, body);
    }

    private @Nullable Signature signature() {
        int at = token.position();
        int open = 1;
        var text = new StringBuilder("<");
        while (open > 0 && !token.is("{") && token.type() != Token.Type.END) {
            advance(false);
            if (token.is(">")) {
                open--;
            } else if (token.is("<")) {
                open++;
            }
            text.append(token.text());
        }
        expect(">", false);
        try {
            return Signature.parse(text.toString());
        } catch (JsonataException e) {
            throw e.at(at);
        }
    }

    private Expr predicate(int at, Expr left) {
        if (token.is("]")) {
            advance(false);
            return keep(at, left);
        }
        var condition = expression(0);
        expect("]", true);
        return new Expr.Predicate(at, left, condition);
    }

    /** The mark belongs to the step, below its predicates. */
    private static Expr keep(int at, Expr left) {
        return left instanceof Expr.Predicate(int position, var inner, var condition)
                ? new Expr.Predicate(position, keep(at, inner), condition)
                : new Expr.Keep(at, left);
    }

    private List<Expr.SortTerm> sortTerms() {
        expect("(", false);
        var terms = new ArrayList<Expr.SortTerm>();
        terms.add(sortTerm());
        while (token.is(",")) {
            advance(false);
            terms.add(sortTerm());
        }
        expect(")", false);
        return List.copyOf(terms);
    }

    private Expr.SortTerm sortTerm() {
        boolean descending = token.is(">");
        if (descending || token.is("<")) {
            advance(false);
        }
        return new Expr.SortTerm(expression(0), descending);
    }

    private Expr assign(int at, Expr left) {
        if (!(left instanceof Expr.Variable(_, var name))) {
            throw new JsonataException("S0212").at(left.position()).token(left.tokenText());
        }
        return new Expr.Assign(at, name, expression(BINDING_POWERS.getOrDefault(":=", 0) - 1));
    }

    private String boundVariable(String operator) {
        var right = expression(BINDING_POWERS.getOrDefault(operator, 0));
        if (right instanceof Expr.Variable(_, var name)) {
            return name;
        }
        throw new JsonataException("S0214").at(right.position()).token(operator);
    }

    private Expr condition(int at, Expr test) {
        var then = expression(0);
        Expr otherwise = null;
        if (token.is(":")) {
            advance(false);
            otherwise = expression(0);
        }
        return new Expr.Condition(at, test, then, otherwise);
    }
}

package gantry.jsonata.parser;

import gantry.jsonata.values.Numbers;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** A node of the tree as it was written. Positions are offsets just after the node's own token. */
public sealed interface Expr {
    int position();

    /** What a message quotes of this node. */
    default String tokenText() {
        return switch (this) {
            case Name(_, var name) -> name;
            case Variable(_, var name) -> name;
            case Literal(_, _, var value) ->
                    value instanceof Number number ? Numbers.text(number) : String.valueOf(value);
            case Binary(_, var operator, _, _) -> operator;
            case Call _, Block _ -> "(";
            case ArrayExpr _, Predicate _ -> "[";
            case ObjectExpr _, Grouped _ -> "{";
            default -> "";
        };
    }

    /** What a literal is written as. */
    enum LiteralType {
        STRING,
        NUMBER,
        VALUE
    }

    record Name(int position, String name) implements Expr {}

    record Variable(int position, String name) implements Expr {}

    record Literal(int position, LiteralType type, @Nullable Object value) implements Expr {}

    record RegexExpr(int position, RegexLiteral literal) implements Expr {}

    record Wildcard(int position) implements Expr {}

    record Descendants(int position) implements Expr {}

    record Parent(int position) implements Expr {}

    /** Where an expression was expected and none came. */
    record End(int position) implements Expr {}

    /** The question mark of a partial application. */
    record Placeholder(int position) implements Expr {}

    /** Also the map operator {@code .} and {@code ~>}. */
    record Binary(int position, String operator, Expr left, Expr right) implements Expr {}

    record Negation(int position, Expr operand) implements Expr {}

    record ArrayExpr(int position, List<Expr> items) implements Expr {}

    record Pair(Expr key, Expr value) {}

    record ObjectExpr(int position, List<Pair> pairs) implements Expr {}

    record Grouped(int position, Expr left, List<Pair> pairs) implements Expr {}

    record Predicate(int position, Expr left, Expr condition) implements Expr {}

    /** {@code left[]}: one result stays an array. */
    record Keep(int position, Expr left) implements Expr {}

    record SortTerm(Expr key, boolean descending) {}

    record Sort(int position, Expr left, List<SortTerm> terms) implements Expr {}

    record Assign(int position, String name, Expr value) implements Expr {}

    record Focus(int position, Expr left, String name) implements Expr {}

    record Index(int position, Expr left, String name) implements Expr {}

    record Condition(int position, Expr test, Expr then, @Nullable Expr otherwise)
            implements Expr {}

    record Block(int position, List<Expr> expressions) implements Expr {}

    record Transform(int position, Expr pattern, Expr update, @Nullable Expr delete)
            implements Expr {}

    /** A call; with a {@link Placeholder} among the arguments a partial application. */
    record Call(int position, Expr procedure, List<Expr> arguments, boolean partial)
            implements Expr {}

    record Lambda(int position, List<String> parameters, @Nullable Signature signature, Expr body)
            implements Expr {}
}

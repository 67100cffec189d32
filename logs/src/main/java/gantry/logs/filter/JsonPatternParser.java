package gantry.logs.filter;

import gantry.json.Json;
import gantry.json.JsonLimits;
import gantry.json.JsonParseException;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Reads {@code { ($.user.id = 1 || $.error IS TRUE) && $.source != 10.* }}. The pattern has at most
 * 1,024 characters, which bounds its depth.
 */
final class JsonPatternParser {
    private static final JsonLimits LIMITS = JsonLimits.DEFAULT;
    private static final String END_OF_VALUE = " \t\n\r)&|}";

    private final String text;
    private int at;

    /** A condition on a parsed message. */
    private interface Condition {
        boolean holds(@Nullable Object message);
    }

    JsonPatternParser(String text) {
        this.text = text;
    }

    Predicate<String> parse() {
        expect("{");
        Condition condition = anyOf();
        expect("}");
        if (at < text.length()) {
            throw invalid();
        }
        return message -> {
            Object value;
            try {
                value = Json.parse(message, LIMITS);
            } catch (JsonParseException _) {
                return false;
            }
            return condition.holds(value);
        };
    }

    private Condition anyOf() {
        Condition first = allOf();
        while (accept("||")) {
            Condition left = first;
            Condition right = allOf();
            first = message -> left.holds(message) || right.holds(message);
        }
        return first;
    }

    private Condition allOf() {
        Condition first = one();
        while (accept("&&")) {
            Condition left = first;
            Condition right = one();
            first = message -> left.holds(message) && right.holds(message);
        }
        return first;
    }

    private Condition one() {
        if (accept("(")) {
            Condition inner = anyOf();
            expect(")");
            return inner;
        }
        Selector selector = selector();
        if (acceptWord("NOT")) {
            if (!acceptWord("EXISTS")) {
                throw invalid();
            }
            return message -> !selector.leadsTo(message, _ -> true);
        }
        ValueTest test = acceptWord("IS") ? constant() : comparison();
        return message -> selector.leadsTo(message, test);
    }

    private ValueTest constant() {
        if (acceptWord("NULL")) {
            return value -> value == null;
        }
        if (acceptWord("TRUE")) {
            return value -> Boolean.TRUE.equals(value);
        }
        if (acceptWord("FALSE")) {
            return value -> Boolean.FALSE.equals(value);
        }
        throw invalid();
    }

    private ValueTest comparison() {
        ValueTest.Operator operator = operator();
        skipBlanks();
        if (at >= text.length()) {
            throw invalid();
        }
        char first = text.charAt(at);
        if (first == '"' || first == '%') {
            String inner = quoted(first);
            requireEquality(operator);
            return first == '%'
                    ? ValueTest.regex(operator, new BoundedRegex(inner))
                    : ValueTest.text(operator, Terms.unescaped(inner));
        }
        String value = word();
        if (ValueTest.NUMBER.matcher(value).matches()) {
            return ValueTest.number(operator, new BigDecimal(value));
        }
        requireEquality(operator);
        return ValueTest.text(operator, value);
    }

    private void requireEquality(ValueTest.Operator operator) {
        if (!operator.isEquality()) {
            throw invalid();
        }
    }

    private ValueTest.Operator operator() {
        if (accept("!=")) {
            return ValueTest.Operator.NOT_EQUAL;
        }
        if (accept(">=")) {
            return ValueTest.Operator.GREATER_OR_EQUAL;
        }
        if (accept("<=")) {
            return ValueTest.Operator.LESS_OR_EQUAL;
        }
        if (accept(">")) {
            return ValueTest.Operator.GREATER;
        }
        if (accept("<")) {
            return ValueTest.Operator.LESS;
        }
        expect("=");
        return ValueTest.Operator.EQUAL;
    }

    private Selector selector() {
        expect("$");
        List<Selector.Step> steps = new ArrayList<>();
        while (at < text.length()) {
            if (text.charAt(at) == '.') {
                at++;
                if (at < text.length() && text.charAt(at) != '[') {
                    steps.add(new Selector.Step.Member(name()));
                }
            } else if (text.charAt(at) == '[') {
                steps.add(inBrackets());
            } else {
                break;
            }
        }
        if (steps.isEmpty()) {
            throw invalid();
        }
        return new Selector(List.copyOf(steps));
    }

    private String name() {
        int from = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at))
                        || "_-@:".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        if (at == from) {
            throw invalid();
        }
        return text.substring(from, at);
    }

    private Selector.Step inBrackets() {
        int end = text.indexOf(']', at);
        if (end < 0) {
            throw invalid();
        }
        String inner = text.substring(at + 1, end).strip();
        at = end + 1;
        if (inner.equals("*")) {
            return new Selector.Step.EveryElement();
        }
        if (inner.matches("\\d{1,9}")) {
            return new Selector.Step.Element(Integer.parseInt(inner));
        }
        if (inner.matches("'[^']+'|\"[^\"]+\"")) {
            return new Selector.Step.Member(inner.substring(1, inner.length() - 1));
        }
        throw invalid();
    }

    private String quoted(char quote) {
        int from = ++at;
        while (at < text.length() && text.charAt(at) != quote) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= text.length()) {
            throw invalid();
        }
        return text.substring(from, at++);
    }

    private String word() {
        int from = at;
        while (at < text.length() && END_OF_VALUE.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (at == from) {
            throw invalid();
        }
        return text.substring(from, at);
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean accept(String token) {
        skipBlanks();
        if (!text.startsWith(token, at)) {
            return false;
        }
        at += token.length();
        return true;
    }

    private boolean acceptWord(String word) {
        skipBlanks();
        if (!text.regionMatches(true, at, word, 0, word.length())) {
            return false;
        }
        at += word.length();
        return true;
    }

    private void expect(String token) {
        if (!accept(token)) {
            throw invalid();
        }
    }

    private static InvalidFilterPattern invalid() {
        return new InvalidFilterPattern("Invalid filter pattern");
    }
}

package gantry.logs.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Terms, which must all be in the message: {@code ERROR "not found"}; with a minus sign, which must
 * not; with question marks, of which one must be. Capitals count.
 */
final class Terms implements Predicate<String> {
    private final List<Predicate<String>> required = new ArrayList<>();
    private final List<Predicate<String>> excluded = new ArrayList<>();
    private final List<Predicate<String>> optional = new ArrayList<>();

    private Terms() {}

    static Terms parse(String text) {
        var terms = new Terms();
        int at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else {
                at = terms.add(text, at);
            }
        }
        return terms;
    }

    /** Takes the term that begins there; returns where it ends. */
    private int add(String text, int from) {
        char sign = text.charAt(from);
        boolean isSigned = sign == '-' || sign == '?';
        int begin = isSigned ? from + 1 : from;
        if (begin >= text.length()) {
            throw invalid(text.substring(from));
        }
        int end = end(text, begin);
        Predicate<String> term = term(text.substring(begin, end));
        switch (sign) {
            case '-' -> excluded.add(term);
            case '?' -> optional.add(term);
            default -> required.add(term);
        }
        return end;
    }

    private static int end(String text, int begin) {
        char quote = text.charAt(begin);
        if (quote != '"' && quote != '%') {
            int end = begin;
            while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
                end++;
            }
            return end;
        }
        for (int at = begin + 1; at < text.length(); at++) {
            if (text.charAt(at) == '\\') {
                at++;
            } else if (text.charAt(at) == quote) {
                return at + 1;
            }
        }
        throw invalid(text.substring(begin));
    }

    private static Predicate<String> term(String term) {
        if (term.length() > 1 && term.startsWith("%")) {
            return new BoundedRegex(term.substring(1, term.length() - 1))::isFoundIn;
        }
        if (term.length() > 1 && term.startsWith("\"")) {
            String phrase = unescaped(term.substring(1, term.length() - 1));
            return message -> message.contains(phrase);
        }
        if (!term.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_')) {
            throw invalid(term);
        }
        return message -> message.contains(term);
    }

    static String unescaped(String quoted) {
        if (quoted.indexOf('\\') < 0) {
            return quoted;
        }
        var plain = new StringBuilder();
        for (int i = 0; i < quoted.length(); i++) {
            if (quoted.charAt(i) == '\\' && i + 1 < quoted.length()) {
                i++;
            }
            plain.append(quoted.charAt(i));
        }
        return plain.toString();
    }

    /** "Terms with other characters must stand in double quotation marks". */
    private static InvalidFilterPattern invalid(String term) {
        return new InvalidFilterPattern("Invalid character(s) in term '" + term + "'");
    }

    /** Optional terms count only where there are no others (documented). */
    @Override
    public boolean test(String message) {
        for (Predicate<String> term : excluded) {
            if (term.test(message)) {
                return false;
            }
        }
        for (Predicate<String> term : required) {
            if (!term.test(message)) {
                return false;
            }
        }
        return optional.isEmpty()
                || !required.isEmpty()
                || !excluded.isEmpty()
                || optional.stream().anyMatch(term -> term.test(message));
    }
}

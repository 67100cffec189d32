package gantry.json.path;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** How two operands of a filter are compared. */
enum Operator {
    EQUAL("=="),
    NOT_EQUAL("!="),
    SAME("==="),
    NOT_SAME("!=="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    MATCHES("=~"),
    IN("in"),
    NOT_IN("nin"),
    CONTAINS("contains"),
    ALL("all"),
    SIZE("size"),
    EMPTY("empty"),
    SUBSET_OF("subsetof"),
    ANY_OF("anyof"),
    NONE_OF("noneof");

    private final String text;

    Operator(String text) {
        this.text = text;
    }

    /** Words in any case. */
    static @Nullable Operator find(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        for (Operator operator : values()) {
            if (operator.text.equals(lower)) {
                return operator;
            }
        }
        return null;
    }
}

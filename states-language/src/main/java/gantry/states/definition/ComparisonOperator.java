package gantry.states.definition;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/**
 * The operators of a choice rule.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html">Choice</a>
 */
public enum ComparisonOperator {
    STRING_EQUALS("StringEquals", Kind.STRING, Relation.EQUALS, false),
    STRING_EQUALS_PATH("StringEqualsPath", Kind.STRING, Relation.EQUALS, true),
    STRING_LESS_THAN("StringLessThan", Kind.STRING, Relation.LESS_THAN, false),
    STRING_LESS_THAN_PATH("StringLessThanPath", Kind.STRING, Relation.LESS_THAN, true),
    STRING_GREATER_THAN("StringGreaterThan", Kind.STRING, Relation.GREATER_THAN, false),
    STRING_GREATER_THAN_PATH("StringGreaterThanPath", Kind.STRING, Relation.GREATER_THAN, true),
    STRING_LESS_THAN_EQUALS("StringLessThanEquals", Kind.STRING, Relation.LESS_THAN_EQUALS, false),
    STRING_LESS_THAN_EQUALS_PATH(
            "StringLessThanEqualsPath", Kind.STRING, Relation.LESS_THAN_EQUALS, true),
    STRING_GREATER_THAN_EQUALS(
            "StringGreaterThanEquals", Kind.STRING, Relation.GREATER_THAN_EQUALS, false),
    STRING_GREATER_THAN_EQUALS_PATH(
            "StringGreaterThanEqualsPath", Kind.STRING, Relation.GREATER_THAN_EQUALS, true),
    NUMERIC_EQUALS("NumericEquals", Kind.NUMERIC, Relation.EQUALS, false),
    NUMERIC_EQUALS_PATH("NumericEqualsPath", Kind.NUMERIC, Relation.EQUALS, true),
    NUMERIC_LESS_THAN("NumericLessThan", Kind.NUMERIC, Relation.LESS_THAN, false),
    NUMERIC_LESS_THAN_PATH("NumericLessThanPath", Kind.NUMERIC, Relation.LESS_THAN, true),
    NUMERIC_GREATER_THAN("NumericGreaterThan", Kind.NUMERIC, Relation.GREATER_THAN, false),
    NUMERIC_GREATER_THAN_PATH("NumericGreaterThanPath", Kind.NUMERIC, Relation.GREATER_THAN, true),
    NUMERIC_LESS_THAN_EQUALS(
            "NumericLessThanEquals", Kind.NUMERIC, Relation.LESS_THAN_EQUALS, false),
    NUMERIC_LESS_THAN_EQUALS_PATH(
            "NumericLessThanEqualsPath", Kind.NUMERIC, Relation.LESS_THAN_EQUALS, true),
    NUMERIC_GREATER_THAN_EQUALS(
            "NumericGreaterThanEquals", Kind.NUMERIC, Relation.GREATER_THAN_EQUALS, false),
    NUMERIC_GREATER_THAN_EQUALS_PATH(
            "NumericGreaterThanEqualsPath", Kind.NUMERIC, Relation.GREATER_THAN_EQUALS, true),
    TIMESTAMP_EQUALS("TimestampEquals", Kind.TIMESTAMP, Relation.EQUALS, false),
    TIMESTAMP_EQUALS_PATH("TimestampEqualsPath", Kind.TIMESTAMP, Relation.EQUALS, true),
    TIMESTAMP_LESS_THAN("TimestampLessThan", Kind.TIMESTAMP, Relation.LESS_THAN, false),
    TIMESTAMP_LESS_THAN_PATH("TimestampLessThanPath", Kind.TIMESTAMP, Relation.LESS_THAN, true),
    TIMESTAMP_GREATER_THAN("TimestampGreaterThan", Kind.TIMESTAMP, Relation.GREATER_THAN, false),
    TIMESTAMP_GREATER_THAN_PATH(
            "TimestampGreaterThanPath", Kind.TIMESTAMP, Relation.GREATER_THAN, true),
    TIMESTAMP_LESS_THAN_EQUALS(
            "TimestampLessThanEquals", Kind.TIMESTAMP, Relation.LESS_THAN_EQUALS, false),
    TIMESTAMP_LESS_THAN_EQUALS_PATH(
            "TimestampLessThanEqualsPath", Kind.TIMESTAMP, Relation.LESS_THAN_EQUALS, true),
    TIMESTAMP_GREATER_THAN_EQUALS(
            "TimestampGreaterThanEquals", Kind.TIMESTAMP, Relation.GREATER_THAN_EQUALS, false),
    TIMESTAMP_GREATER_THAN_EQUALS_PATH(
            "TimestampGreaterThanEqualsPath", Kind.TIMESTAMP, Relation.GREATER_THAN_EQUALS, true),
    BOOLEAN_EQUALS("BooleanEquals", Kind.BOOLEAN, Relation.EQUALS, false),
    BOOLEAN_EQUALS_PATH("BooleanEqualsPath", Kind.BOOLEAN, Relation.EQUALS, true),
    STRING_MATCHES("StringMatches", Kind.STRING, Relation.MATCHES, false),
    IS_NULL("IsNull", Kind.NULL, Relation.IS, false),
    IS_PRESENT("IsPresent", Kind.PRESENT, Relation.IS, false),
    IS_NUMERIC("IsNumeric", Kind.NUMERIC, Relation.IS, false),
    IS_STRING("IsString", Kind.STRING, Relation.IS, false),
    IS_BOOLEAN("IsBoolean", Kind.BOOLEAN, Relation.IS, false),
    IS_TIMESTAMP("IsTimestamp", Kind.TIMESTAMP, Relation.IS, false);

    private final String wireName;
    private final Kind kind;
    private final Relation relation;
    private final boolean path;

    ComparisonOperator(String wireName, Kind kind, Relation relation, boolean path) {
        this.wireName = wireName;
        this.kind = kind;
        this.relation = relation;
        this.path = path;
    }

    /** As a definition spells it, such as {@code NumericLessThanEqualsPath}. */
    public String wireName() {
        return wireName;
    }

    /** What must be of which type; for {@link Relation#IS} what is asked. */
    public Kind kind() {
        return kind;
    }

    public Relation relation() {
        return relation;
    }

    /** Whether the operand is a path (the name ends in Path). */
    public boolean takesPath() {
        return path;
    }

    static List<String> wireNames() {
        return Arrays.stream(values()).map(ComparisonOperator::wireName).toList();
    }

    static @Nullable ComparisonOperator find(String wireName) {
        for (ComparisonOperator operator : values()) {
            if (operator.wireName.equals(wireName)) {
                return operator;
            }
        }
        return null;
    }

    /** NULL and PRESENT stand only with {@link Relation#IS}. */
    public enum Kind {
        STRING,
        NUMERIC,
        BOOLEAN,
        TIMESTAMP,
        NULL,
        PRESENT
    }

    /** How variable and operand must stand to each other. */
    public enum Relation {
        EQUALS,
        LESS_THAN,
        GREATER_THAN,
        LESS_THAN_EQUALS,
        GREATER_THAN_EQUALS,
        /** StringMatches. */
        MATCHES,
        /** IsNull, IsPresent, IsNumeric, IsString, IsBoolean, IsTimestamp. */
        IS
    }
}

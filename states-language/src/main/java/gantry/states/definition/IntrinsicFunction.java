package gantry.states.definition;

import org.jspecify.annotations.Nullable;

/**
 * The intrinsic functions of the query language JSONPath.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html">Intrinsics</a>
 */
public enum IntrinsicFunction {
    FORMAT("States.Format", 1, Integer.MAX_VALUE),
    STRING_TO_JSON("States.StringToJson", 1, 1),
    JSON_TO_STRING("States.JsonToString", 1, 1),
    ARRAY("States.Array", 0, Integer.MAX_VALUE),
    ARRAY_PARTITION("States.ArrayPartition", 2, 2),
    ARRAY_CONTAINS("States.ArrayContains", 2, 2),
    ARRAY_RANGE("States.ArrayRange", 3, 3),
    ARRAY_GET_ITEM("States.ArrayGetItem", 2, 2),
    ARRAY_LENGTH("States.ArrayLength", 1, 1),
    ARRAY_UNIQUE("States.ArrayUnique", 1, 1),
    BASE64_ENCODE("States.Base64Encode", 1, 1),
    BASE64_DECODE("States.Base64Decode", 1, 1),
    HASH("States.Hash", 2, 2),
    JSON_MERGE("States.JsonMerge", 3, 3),
    MATH_RANDOM("States.MathRandom", 2, 3),
    MATH_ADD("States.MathAdd", 2, 2),
    STRING_SPLIT("States.StringSplit", 2, 2),
    UUID("States.UUID", 0, 0);

    private final String wireName;
    private final int minArguments;
    private final int maxArguments;

    IntrinsicFunction(String wireName, int minArguments, int maxArguments) {
        this.wireName = wireName;
        this.minArguments = minArguments;
        this.maxArguments = maxArguments;
    }

    /** As a definition spells it, such as {@code States.Format}. */
    public String wireName() {
        return wireName;
    }

    boolean takes(int arguments) {
        return arguments >= minArguments && arguments <= maxArguments;
    }

    static @Nullable IntrinsicFunction find(String wireName) {
        for (IntrinsicFunction function : values()) {
            if (function.wireName.equals(wireName)) {
                return function;
            }
        }
        return null;
    }
}

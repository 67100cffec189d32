package gantry.states.intrinsics;

import gantry.json.Json;
import gantry.json.JsonLimits;
import gantry.states.definition.IntrinsicFunction;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/** The evaluated arguments of one call, asked for by type. */
record Arguments(IntrinsicFunction function, List<@Nullable Object> values) {
    /** Data of Base64Encode, Base64Decode and Hash (AWS, "Intrinsic functions"). */
    static final int MAX_DATA_CHARACTERS = 10_000;

    int count() {
        return values.size();
    }

    @Nullable Object value(int index) {
        return values.get(index);
    }

    String text(int index) {
        if (values.get(index) instanceof String text) {
            return text;
        }
        throw wrong(index, "a string");
    }

    /** A string of at most {@link #MAX_DATA_CHARACTERS}. */
    String data(int index) {
        return bounded(text(index));
    }

    String bounded(String text) {
        if (text.length() > MAX_DATA_CHARACTERS) {
            throw new IntrinsicFailure(
                    "The data of "
                            + function.wireName()
                            + " may have at most "
                            + MAX_DATA_CHARACTERS
                            + " characters.");
        }
        return text;
    }

    List<?> array(int index) {
        if (values.get(index) instanceof List<?> list) {
            return list;
        }
        throw wrong(index, "an array");
    }

    Map<?, ?> object(int index) {
        if (values.get(index) instanceof Map<?, ?> map) {
            return map;
        }
        throw wrong(index, "an object");
    }

    boolean bool(int index) {
        if (values.get(index) instanceof Boolean bool) {
            return bool;
        }
        throw wrong(index, "a boolean");
    }

    /** Rounded to the nearest integer, a half upwards, as {@link Math#round(double)} does. */
    long rounded(int index) {
        return integer(index, true);
    }

    /** Without its fraction. */
    long truncated(int index) {
        return integer(index, false);
    }

    private long integer(int index, boolean round) {
        if (values.get(index) instanceof Long exact) {
            return exact;
        }
        if (!(values.get(index) instanceof Number number)) {
            throw wrong(index, "a number");
        }
        double approximate = number.doubleValue();
        if (Math.abs(approximate) >= 0x1p53) {
            throw wrong(index, "an integer of at most 53 bits");
        }
        if (Math.abs(approximate) < 0.25) {
            return 0; // of 1e-999999999 the lines below would write out every zero
        }
        // Exact, so that 0.49999999999999999999 does not become a half on the way.
        var value = new BigDecimal(number.toString());
        return round
                ? value.add(HALF).setScale(0, RoundingMode.FLOOR).longValueExact()
                : value.setScale(0, RoundingMode.DOWN).longValueExact();
    }

    private static final BigDecimal HALF = new BigDecimal("0.5");

    IntrinsicFailure wrong(int index, String expected) {
        return new IntrinsicFailure(
                "Argument "
                        + (index + 1)
                        + " of "
                        + function.wireName()
                        + " must be "
                        + expected
                        + ", but was of type "
                        + Json.describeType(values.get(index))
                        + ".");
    }

    /** That a result would be larger than any payload may be. */
    static IntrinsicFailure tooLarge(IntrinsicFunction function) {
        return new IntrinsicFailure(
                "The result of "
                        + function.wireName()
                        + " exceeds "
                        + JsonLimits.MAX_PAYLOAD_BYTES
                        + " bytes.");
    }
}

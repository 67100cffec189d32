package gantry.operations;

import java.math.BigDecimal;

/** Times as AWS JSON writes them: seconds since 1970, with milliseconds as the fraction. */
public final class Timestamps {
    private Timestamps() {}

    /** Exact to the millisecond: {@code 1700000000.123}. */
    public static BigDecimal seconds(long epochMs) {
        return BigDecimal.valueOf(epochMs, 3);
    }
}

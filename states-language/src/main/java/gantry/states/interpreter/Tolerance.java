package gantry.states.interpreter;

import java.math.BigDecimal;

/**
 * How many items of a map run may fail.
 *
 * @param count 0 if the state does not say
 * @param percentage of all items, 0 to 100; 0 if the state does not say
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html#maprun-fail-threshold">
 *     Failure threshold</a>
 */
public record Tolerance(long count, double percentage) {
    /** The error of a map run of which too many items failed (recorded). */
    public static final String EXCEEDED = "States.ExceedToleratedFailureThreshold";

    public static final String EXCEEDED_CAUSE =
            "The specified tolerated failure threshold was exceeded";

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * Either bound that is given holds; without any, no item may fail. The percentage is taken as
     * the decimal number that it was written as: 333 of 1,000 do not exceed 33.3.
     */
    public boolean isExceededBy(long failedItems, long totalItems) {
        if (count == 0 && percentage == 0) {
            return failedItems > 0;
        }
        return (count > 0 && failedItems > count)
                || (percentage > 0 && isExceeded(percentage, failedItems, totalItems));
    }

    static boolean isExceeded(double percentage, long failedItems, long totalItems) {
        BigDecimal tolerated =
                BigDecimal.valueOf(percentage).multiply(BigDecimal.valueOf(totalItems));
        return BigDecimal.valueOf(failedItems).multiply(HUNDRED).compareTo(tolerated) > 0;
    }
}

package gantry.workflows.maprun;

import java.math.BigDecimal;

/**
 * What UpdateMapRun can change.
 *
 * @param maxConcurrency children that may be open at once; 0 for as many as there may ever be
 * @param toleratedFailureCount items that may fail; 0 for none, unless a percentage is tolerated
 * @param toleratedFailurePercentage of all items, 0 to 100; 0 for none, unless a count is tolerated
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html#maprun-fail-threshold">
 *     Failure threshold</a>
 */
public record Settings(
        long maxConcurrency, long toleratedFailureCount, double toleratedFailurePercentage) {
    /** AWS, "Service quotas": child workflow executions of a map run at once. */
    public static final long MAX_OPEN_CHILDREN = 10_000;

    private static final long HUNDRED = 100;

    public Settings {
        if (maxConcurrency < 0
                || toleratedFailureCount < 0
                || !(toleratedFailurePercentage >= 0 && toleratedFailurePercentage <= HUNDRED)) {
            throw new IllegalArgumentException(
                    "No settings of a map run: "
                            + maxConcurrency
                            + ", "
                            + toleratedFailureCount
                            + ", "
                            + toleratedFailurePercentage);
        }
    }

    /** How many children may be open at once. */
    long openLimit() {
        return maxConcurrency == 0
                ? MAX_OPEN_CHILDREN
                : Math.min(maxConcurrency, MAX_OPEN_CHILDREN);
    }

    /**
     * Whether so many failed items of so many are too many: more than a tolerated count, more than
     * a tolerated percentage, or any if neither is given. The percentage is taken as the decimal
     * number that it was written as: 333 of 1,000 do not exceed 33.3.
     */
    boolean areExceededBy(long failedItems, long totalItems) {
        if (failedItems == 0) {
            return false;
        }
        if (toleratedFailureCount == 0 && toleratedFailurePercentage == 0) {
            return true;
        }
        return (toleratedFailureCount > 0 && failedItems > toleratedFailureCount)
                || (toleratedFailurePercentage > 0
                        && isPercentageExceeded(failedItems, totalItems));
    }

    private boolean isPercentageExceeded(long failedItems, long totalItems) {
        BigDecimal tolerated =
                BigDecimal.valueOf(toleratedFailurePercentage)
                        .multiply(BigDecimal.valueOf(totalItems));
        return BigDecimal.valueOf(failedItems)
                        .multiply(BigDecimal.valueOf(HUNDRED))
                        .compareTo(tolerated)
                > 0;
    }
}

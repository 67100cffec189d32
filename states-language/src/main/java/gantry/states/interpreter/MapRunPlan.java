package gantry.states.interpreter;

import org.jspecify.annotations.Nullable;

/**
 * A map run as it is to be started: every path and expression of the Map state evaluated.
 *
 * @param maxConcurrency how many children may be open at once; 0 if the state does not say
 * @param toleratedFailureCount how many items may fail; 0 if the state does not say
 * @param toleratedFailurePercentage how many of a hundred items may fail, 0 to 100
 * @param reader null if the items are in the state's input: {@link MapRunItems#items()}
 * @param batch null if each item is a child of its own
 * @param writer null if the result is the array of the children's outputs
 */
public record MapRunPlan(
        String mapRunArn,
        long maxConcurrency,
        long toleratedFailureCount,
        double toleratedFailurePercentage,
        @Nullable ReaderPlan reader,
        @Nullable BatchPlan batch,
        @Nullable WriterPlan writer) {
    /** AWS, "Service quotas": child workflow executions of a map run at once. */
    private static final long MAX_OPEN_CHILDREN = 10_000;

    /** How many children may be open at once. */
    public static long openLimit(long maxConcurrency) {
        return maxConcurrency == 0
                ? MAX_OPEN_CHILDREN
                : Math.min(maxConcurrency, MAX_OPEN_CHILDREN);
    }

    public long openLimit() {
        return openLimit(maxConcurrency);
    }

    public Tolerance tolerance() {
        return new Tolerance(toleratedFailureCount, toleratedFailurePercentage);
    }
}

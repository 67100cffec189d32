package gantry.workflows.maprun;

import gantry.states.interpreter.MapRunPlan;
import gantry.states.interpreter.Tolerance;

/**
 * What UpdateMapRun can change.
 *
 * @param maxConcurrency children that may be open at once; 0 for as many as there may ever be
 * @param toleratedFailureCount items that may fail; 0 for none, unless a percentage is tolerated
 * @param toleratedFailurePercentage of all items, 0 to 100; 0 for none, unless a count is tolerated
 */
public record Settings(
        long maxConcurrency, long toleratedFailureCount, double toleratedFailurePercentage) {
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
        return MapRunPlan.openLimit(maxConcurrency);
    }

    /** Whether so many failed items of so many are too many. */
    boolean areExceededBy(long failedItems, long totalItems) {
        return new Tolerance(toleratedFailureCount, toleratedFailurePercentage)
                .isExceededBy(failedItems, totalItems);
    }
}

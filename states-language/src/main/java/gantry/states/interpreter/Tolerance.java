package gantry.states.interpreter;

/**
 * How many items of a map run may fail.
 *
 * @param count 0 if the state does not say
 * @param percentage of all items, 0 to 100; 0 if the state does not say
 */
public record Tolerance(long count, double percentage) {
    private static final double HUNDRED = 100.0;

    /** Either bound that is given holds; without any, no item may fail. */
    public boolean isExceededBy(long failedItems, long totalItems) {
        if (count == 0 && percentage == 0) {
            return failedItems > 0;
        }
        return (count > 0 && failedItems > count)
                || (percentage > 0 && failedItems * HUNDRED > percentage * totalItems);
    }
}

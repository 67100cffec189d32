package gantry.states.interpreter;

/**
 * The counters of a Parallel or Map whose children are open; the children's outputs are in their
 * own frames.
 *
 * @param total branches or items
 * @param started children whose frames exist or existed; the next one to start has this index
 * @param succeeded children that ended well
 * @param maxConcurrency how many may be open at once; 0 = no bound
 */
public record FanOut(int total, int started, int succeeded, int maxConcurrency) {
    public int open() {
        return started - succeeded;
    }
}

package gantry.states.interpreter;

/**
 * The counters of a Parallel or Map whose children are open; the children's outputs are in their
 * own frames, whose numbers are reserved when the state starts, so that a child is found by its
 * index.
 *
 * @param firstChild number of the frame of branch or item 0; that of index i is i higher
 * @param total branches or items
 * @param started children whose frames exist or existed; the next one to start has this index
 * @param succeeded children that ended well
 * @param maxConcurrency how many may be open at once; 0 = no bound
 */
public record FanOut(int firstChild, int total, int started, int succeeded, int maxConcurrency) {
    public int open() {
        return started - succeeded;
    }

    /** Whether one more child may start now. */
    boolean hasRoom() {
        return started < total && (maxConcurrency == 0 || open() < maxConcurrency);
    }

    /** Whether all children ended well. */
    boolean isComplete() {
        return succeeded == total;
    }

    int frameOf(int index) {
        return firstChild + index;
    }

    FanOut childStarted() {
        return new FanOut(firstChild, total, started + 1, succeeded, maxConcurrency);
    }

    FanOut childSucceeded() {
        return new FanOut(firstChild, total, started, succeeded + 1, maxConcurrency);
    }
}

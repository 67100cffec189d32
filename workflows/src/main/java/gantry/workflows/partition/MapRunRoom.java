package gantry.workflows.partition;

/**
 * How much room there is for map runs, over all partitions of a node.
 *
 * @param partitions how many there are: a child's name is chosen so that it is in its parent's
 * @param places of map runs that are open at once; more wait, but for one of each depth of nesting
 * @param expressChildren of EXPRESS children that run at once; more wait
 */
public record MapRunRoom(int partitions, MapRunPlaces places, Slots expressChildren) {
    /** AWS, "Service quotas": open map runs of an account. */
    public static final int MAX_OPEN = 1_000;

    /** Ours: each holds its input and a thread, as a task in flight does. */
    private static final int MAX_EXPRESS_CHILDREN = 1_000;

    /** The room of a node whose store has so many partitions. */
    public static MapRunRoom of(int partitions) {
        return new MapRunRoom(
                partitions, new MapRunPlaces(MAX_OPEN), new Slots(MAX_EXPRESS_CHILDREN));
    }

    /** Wakes the next for what is free: whoever was woken for it may not have needed it. */
    void passOn() {
        places.passOn();
        expressChildren.passOn();
    }
}

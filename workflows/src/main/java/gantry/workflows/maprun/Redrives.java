package gantry.workflows.maprun;

/**
 * How a map run was redriven.
 *
 * @param lastAtMs 0 if it never was
 * @param nextItem children whose first item is before this one have been looked at since the last
 *     redrive
 * @param isWanted it is to be redriven as soon as it has ended
 */
public record Redrives(int count, long lastAtMs, long nextItem, boolean isWanted) {
    static final Redrives NONE = new Redrives(0, 0, 0, false);
}

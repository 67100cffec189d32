package gantry.workflows.engine;

import gantry.workflows.arn.MapRunArn;

/**
 * What only an execution has that is a child of a map run.
 *
 * @param itemCount how many items it has: more than one in a batch
 * @param isPendingRedrive it ended without success and is to run again
 */
public record MapRunChild(MapRunArn mapRun, int itemCount, boolean isPendingRedrive) {
    /** The status of one that is to run again. */
    public static final String PENDING_REDRIVE = "PENDING_REDRIVE";
}

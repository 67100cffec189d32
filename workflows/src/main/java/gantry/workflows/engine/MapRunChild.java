package gantry.workflows.engine;

import gantry.states.interpreter.ExecutionStatus;
import gantry.workflows.arn.MapRunArn;

import org.jspecify.annotations.Nullable;

/**
 * What only an execution has that is a child of a map run.
 *
 * @param itemCount how many items it has: more than one in a batch
 * @param isPendingRedrive it ended without success and is to run again
 */
public record MapRunChild(MapRunArn mapRun, int itemCount, boolean isPendingRedrive) {
    /** The status of one that is to run again. */
    public static final String PENDING_REDRIVE = "PENDING_REDRIVE";

    /**
     * The status that an execution shows.
     *
     * @param child null if it is no child
     */
    public static String shownStatus(ExecutionStatus status, @Nullable MapRunChild child) {
        return child != null && child.isPendingRedrive ? PENDING_REDRIVE : status.name();
    }
}

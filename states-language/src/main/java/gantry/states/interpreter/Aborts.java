package gantry.states.interpreter;

import gantry.states.definition.MapState;
import gantry.states.definition.Resource;
import gantry.states.definition.TaskState;

/**
 * The end of all branches or iterations of a state because one of them failed, with AWS's events in
 * AWS's order.
 */
final class Aborts {
    private static final int NO_CHILD = -1;

    private Aborts() {}

    /**
     * Ends the siblings of a child that failed.
     *
     * @return the parent, whose state has failed now
     */
    static LiveFrame childFailed(Run run, LiveFrame child, StateFailure failure) {
        LiveFrame frame = run.requireFrame(child.parent);
        long at = child.lastEventId;
        if (StateFailure.TIMEOUT.equals(failure.error())) {
            timeOutSiblings(run, frame, child);
        }
        HistoryEventType aborted = EventTypes.aborted(child.state());
        if (aborted != null) {
            // The state that failed is still open: it is cut off first (recorded).
            iterationFailed(run, frame, child, at);
            run.writeAside(at, aborted, null);
            abortOpen(run, frame, child.index, at);
        } else {
            abortOpen(run, frame, child.index, at);
            iterationFailed(run, frame, child, at);
        }
        frame.lastEventId = at;
        return frame;
    }

    /** Ends all children that are still open; none after {@link #childFailed}. */
    static void abortChildren(Run run, LiveFrame frame) {
        if (frame.fanOut != null) {
            abortOpen(run, frame, NO_CHILD, frame.lastEventId);
        }
    }

    private static void iterationFailed(Run run, LiveFrame frame, LiveFrame child, long at) {
        child.phase = Phase.ABORTED;
        if (frame.state() instanceof MapState) {
            run.writeAside(
                    at,
                    HistoryEventType.MAP_ITERATION_FAILED,
                    Details.iteration(frame, child.index));
        }
    }

    /** Tasks that are over at the same moment all say so before anything is cut (recorded). */
    private static void timeOutSiblings(Run run, LiveFrame frame, LiveFrame child) {
        FanOut fanOut = frame.requireFanOut();
        for (int index = 0; index < fanOut.started(); index++) {
            LiveFrame sibling = run.findFrame(fanOut.frameOf(index));
            if (sibling != null
                    && sibling != child
                    && sibling.state() instanceof TaskState task
                    && Tasks.isOverdue(run, sibling)) {
                timeOut(run, sibling, task.resource());
            }
        }
    }

    private static void timeOut(Run run, LiveFrame frame, Resource resource) {
        TaskEvents.failed(run, frame, resource, TaskFailure.TIMED_OUT, StateFailure.TIMEOUT, null);
    }

    private static void abortOpen(Run run, LiveFrame frame, int except, long at) {
        FanOut fanOut = frame.requireFanOut();
        boolean isMap = frame.state() instanceof MapState;
        for (int index = 0; index < fanOut.started(); index++) {
            LiveFrame child = run.findFrame(fanOut.frameOf(index));
            if (child == null || index == except || isOver(child)) {
                continue;
            }
            if (isMap) {
                run.writeAside(
                        at,
                        HistoryEventType.MAP_ITERATION_ABORTED,
                        Details.iteration(frame, index));
            }
            abort(run, child, at);
        }
        run.budget.work(fanOut.started());
    }

    /** Recursion is as deep as states stand in each other in the definition. */
    private static void abort(Run run, LiveFrame frame, long at) {
        if (frame.phase == Phase.MAP_RUN) {
            run.writeAside(at, HistoryEventType.MAP_RUN_ABORTED, null);
        }
        HistoryEventType aborted = EventTypes.aborted(frame.state());
        if (aborted != null && isInState(frame)) {
            run.writeAside(at, aborted, null);
        }
        if (frame.fanOut != null) {
            abortOpen(run, frame, NO_CHILD, at);
        }
        run.withdraw(frame);
        frame.phase = Phase.ABORTED;
    }

    private static boolean isOver(LiveFrame frame) {
        return frame.phase == Phase.FINISHED || frame.phase == Phase.ABORTED;
    }

    private static boolean isInState(LiveFrame frame) {
        return frame.enteredEventId > 0;
    }
}

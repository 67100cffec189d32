package gantry.workflows.partition;

import gantry.states.definition.Resource;
import gantry.states.definition.State;
import gantry.states.definition.StateMachine;
import gantry.states.definition.TaskState;
import gantry.states.interpreter.Execution;
import gantry.states.interpreter.Frame;
import gantry.states.interpreter.Phase;
import gantry.workflows.engine.MachineRevision;

import org.jspecify.annotations.Nullable;

/** What the engine reads from a frame: its task, and when its row must be looked at. */
final class Frames {
    /** The root frame has the first number; its row carries the execution's own deadline. */
    static final int ROOT = 0;

    /** Work is in hand: recovery must see the row whatever the time. */
    static final long IN_HAND = 0;

    private Frames() {}

    /** What a frame in a Task state calls. */
    static Resource resource(StateMachine machine, Frame frame) {
        State state = machine.requireState(frame.state());
        if (state instanceof TaskState task) {
            return task.resource();
        }
        throw new IllegalStateException(frame.state() + " is a " + state.type() + ", no Task");
    }

    /** The activity of a task that no worker has taken. */
    static @Nullable String waitingActivity(
            MachineRevision revision, Execution execution, Frame frame) {
        return !execution.status().isClosed()
                        && frame.phase() == Phase.SCHEDULED
                        && resource(revision.machine(), frame) instanceof Resource.Activity activity
                        && revision.findMockedTask(frame) == null
                ? activity.arn()
                : null;
    }

    /** The column wake_at_ms; null for never. */
    static @Nullable Long wakeAtMs(MachineRevision revision, Execution execution, Frame frame) {
        if (execution.status().isClosed()) {
            return null;
        }
        if (isInHand(revision, frame)) {
            return IN_HAND;
        }
        long dueAtMs = dueAtMs(execution, frame);
        return dueAtMs == Frame.NEVER ? null : dueAtMs;
    }

    /** The earliest deadline that this frame answers for. */
    static long dueAtMs(Execution execution, Frame frame) {
        return frame.no() == ROOT
                ? Math.min(execution.deadlineMs(), frame.wakeAtMs())
                : frame.wakeAtMs();
    }

    /** Whether something of this node must happen to it: a Continue, a dispatch, a runner's end. */
    static boolean isInHand(MachineRevision revision, Frame frame) {
        return switch (frame.phase()) {
            case READY -> true;
            case SCHEDULED -> revision.findMockedTask(frame) != null || isRun(revision, frame);
            case STARTED -> revision.findMockedTask(frame) == null && isRun(revision, frame);
            case SUBMITTED ->
                    revision.findMockedTask(frame) == null
                            && isJob(resource(revision.machine(), frame));
            case WAITING, BACKING_OFF, JOINING, MAP_RUN, FINISHED, ABORTED -> false;
        };
    }

    private static boolean isRun(MachineRevision revision, Frame frame) {
        return !(resource(revision.machine(), frame) instanceof Resource.Activity);
    }

    /** A job is polled by a runner; a token is awaited. */
    private static boolean isJob(Resource resource) {
        return resource instanceof Resource.Integration integration
                && (integration.pattern() == Resource.Pattern.SYNC
                        || integration.pattern() == Resource.Pattern.SYNC_2);
    }
}

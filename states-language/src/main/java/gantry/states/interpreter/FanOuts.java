package gantry.states.interpreter;

import gantry.json.JsonArray;
import gantry.json.Payload;
import gantry.states.definition.MapState;
import gantry.states.definition.ParallelState;

/**
 * What Parallel and Map have in common: children that start, end and are joined. A child is found
 * by its index, so that each costs the same, however many there are.
 */
final class FanOuts {
    private FanOuts() {}

    /** Opens a fan-out; its children start when the frame's turn comes. */
    static void open(Run run, LiveFrame frame, int total, int maxConcurrency) {
        frame.fanOut = new FanOut(run.reserveFrames(total), total, 0, 0, maxConcurrency);
        frame.phase = Phase.READY;
        run.enqueue(frame);
        run.budget.work(1);
    }

    /** Starts children while there is room and the step is not full. */
    static void startChildren(Run run, LiveFrame frame) {
        long previousEventId = frame.lastEventId;
        Lifecycle.attempt(
                run,
                frame,
                () -> {
                    while (frame.requireFanOut().hasRoom()) {
                        if (run.budget.isSpent()) {
                            run.enqueue(frame);
                            return;
                        }
                        startNext(run, frame, previousEventId);
                    }
                    frame.phase = Phase.JOINING;
                    if (frame.requireFanOut().isComplete()) {
                        join(run, frame); // redriven: it was the join that failed
                    }
                });
    }

    /**
     * @param previousEventId what led to it: the start of the state, or the end of another child
     */
    private static void startNext(Run run, LiveFrame frame, long previousEventId) {
        switch (frame.state()) {
            case ParallelState parallel ->
                    Parallels.startBranch(run, frame, parallel, previousEventId);
            case MapState map -> Maps.startIteration(run, frame, map, previousEventId);
            default -> throw noFanOut(frame);
        }
        FanOut fanOut = frame.requireFanOut().childStarted();
        frame.fanOut = fanOut;
        if (fanOut.started() == fanOut.total()) {
            frame.work = null; // no child will ask for it any more
        }
        run.budget.work(1);
    }

    /** A child left its last state; the last one's end is the end of the state it belongs to. */
    static void childFinished(Run run, LiveFrame child, Payload output) {
        LiveFrame frame = run.requireFrame(child.parent);
        long childEventId = child.lastEventId;
        child.endWork();
        child.phase = Phase.FINISHED;
        run.setVariables(child, Variables.NONE); // they end with their scope
        child.input = output;
        child.output = output;
        frame.fanOut = frame.requireFanOut().childSucceeded();
        frame.lastEventId =
                frame.state() instanceof MapState
                        ? run.writeAside(
                                childEventId,
                                HistoryEventType.MAP_ITERATION_SUCCEEDED,
                                Details.iteration(frame, child.index))
                        : childEventId;
        FanOut fanOut = frame.requireFanOut();
        if (fanOut.isComplete()) {
            Lifecycle.attempt(run, frame, () -> join(run, frame));
        } else if (frame.phase == Phase.JOINING && fanOut.hasRoom()) {
            Lifecycle.attempt(run, frame, () -> startNext(run, frame, childEventId));
        }
    }

    /** All children have ended well. */
    static void join(Run run, LiveFrame frame) {
        Payload result = DataFlows.made(frame, outputs(run, frame));
        run.writeAside(
                frame.lastEventId,
                frame.state() instanceof MapState
                        ? HistoryEventType.MAP_STATE_SUCCEEDED
                        : HistoryEventType.PARALLEL_STATE_SUCCEEDED,
                null);
        Leaving leaving = DataFlows.leaving(run, frame, DataFlows.flowOf(frame), result);
        // Not before: a redrive after a failure up to here does not do the children's work again.
        removeChildren(run, frame);
        frame.endWork();
        Lifecycle.exit(run, frame, leaving, frame.state().next());
    }

    private static JsonArray outputs(Run run, LiveFrame frame) {
        FanOut fanOut = frame.requireFanOut();
        var outputs = JsonArray.builder();
        for (int index = 0; index < fanOut.total(); index++) {
            Payload output = run.findOutput(fanOut.frameOf(index));
            if (output == null) {
                throw new IllegalStateException("Child " + index + " has no output");
            }
            outputs.add(output.value());
        }
        run.budget.work(fanOut.total());
        return outputs.build();
    }

    /** Takes all that stands below a frame out of the execution. */
    static void removeChildren(Run run, LiveFrame frame) {
        FanOut fanOut = frame.fanOut;
        if (fanOut == null) {
            return;
        }
        for (int index = 0; index < fanOut.started(); index++) {
            int no = fanOut.frameOf(index);
            LiveFrame child = run.removeAtRest(no) ? null : run.findFrame(no);
            if (child != null) {
                removeChildren(run, child);
                run.remove(child);
            }
        }
        run.budget.work(fanOut.started());
        frame.fanOut = null;
    }

    private static IllegalStateException noFanOut(LiveFrame frame) {
        return new IllegalStateException(
                "State " + frame.state().path() + " has neither branches nor iterations");
    }
}

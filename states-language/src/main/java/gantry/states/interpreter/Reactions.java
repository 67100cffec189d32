package gantry.states.interpreter;

import gantry.json.Payload;
import gantry.states.definition.Resource;
import gantry.states.definition.WaitState;
import gantry.states.values.WideIntegers;

import org.jspecify.annotations.Nullable;

/** What each event does; false if the execution does not wait for it. */
final class Reactions {
    private Reactions() {}

    static boolean react(Run run, Event event) {
        return switch (event) {
            case Event.Started _ -> start(run);
            case Event.Continue _ -> run.resume();
            case Event.TaskStarted(var frame, var attempt, var workerName) ->
                    started(run, run.findFrame(frame), attempt, workerName);
            case Event.TaskSubmitted(var frame, var attempt, var output) ->
                    submitted(run, run.findFrame(frame), attempt, output);
            case Event.TaskSucceeded(var frame, var attempt, var output) ->
                    ended(run, run.findFrame(frame), attempt, new Outcome.Succeeded(output));
            case Event.TaskFailed(var frame, var attempt, var kind, var error, var cause) ->
                    failed(
                            run,
                            run.findFrame(frame),
                            attempt,
                            new Outcome.Failed(kind, error, cause));
            case Event.MapRunSucceeded(var frame, var attempt, var result) ->
                    MapRuns.succeeded(run, run.findFrame(frame), attempt, result);
            case Event.MapRunFailed(var frame, var attempt, var error, var cause) ->
                    MapRuns.failed(run, run.findFrame(frame), attempt, error, cause);
            case Event.Due(var frame) -> due(run, run.findFrame(frame));
            case Event.ExecutionDue _ -> timeOut(run);
            case Event.Stop(var error, var cause) -> stop(run, error, cause);
            case Event.Redrive _ -> Redrives.goOn(run);
        };
    }

    private static boolean start(Run run) {
        if (run.before().lastEventId() != 0) {
            return false;
        }
        run.writeAside(0, HistoryEventType.EXECUTION_STARTED, Details.executionStarted(run));
        int root = run.reserveFrames(1);
        Payload input = WideIntegers.asDoubles(run.header().input());
        run.begin(root, Frame.NO_PARENT, 0, run.machine.root(), input, null, 0);
        return true;
    }

    private static boolean started(
            Run run, @Nullable LiveFrame frame, int attempt, @Nullable String workerName) {
        if (frame == null || frame.attempt != attempt || frame.phase != Phase.SCHEDULED) {
            return false;
        }
        Lifecycle.attempt(
                run, frame, () -> Tasks.started(run, frame, Tasks.stateOf(frame), workerName));
        return true;
    }

    private static boolean submitted(
            Run run, @Nullable LiveFrame frame, int attempt, Payload output) {
        if (frame == null
                || frame.attempt != attempt
                || frame.phase != Phase.STARTED
                || !(Tasks.stateOf(frame).resource() instanceof Resource.Integration resource)
                || !resource.isAnsweredLater()) {
            return false;
        }
        Lifecycle.attempt(run, frame, () -> Tasks.submitted(run, frame, resource, output));
        return true;
    }

    private static boolean ended(Run run, @Nullable LiveFrame frame, int attempt, Outcome outcome) {
        if (frame == null
                || frame.attempt != attempt
                || !frame.hasTaskOut()
                || frame.earlyOutcome != null) {
            return false;
        }
        Resource resource = Tasks.stateOf(frame).resource();
        if (frame.phase == Phase.STARTED && resource.isAnsweredLater()) { // its call first
            frame.earlyOutcome = outcome;
        } else {
            Lifecycle.attempt(run, frame, () -> Tasks.ended(run, frame, resource, outcome));
        }
        return true;
    }

    private static boolean failed(
            Run run, @Nullable LiveFrame frame, int attempt, Outcome.Failed outcome) {
        if (frame == null || frame.attempt != attempt) {
            return false;
        }
        boolean isBeforeCall =
                frame.phase == Phase.SCHEDULED && outcome.kind() == TaskFailure.SCHEDULE_FAILED;
        if (!isBeforeCall && !isOfCall(frame, outcome)) {
            return ended(run, frame, attempt, outcome);
        }
        Resource resource = Tasks.stateOf(frame).resource();
        Lifecycle.attempt(
                run,
                frame,
                () -> {
                    // A worker that answered already did the work, whatever became of the call.
                    if (!Tasks.releaseEarly(run, frame, resource)) {
                        Tasks.ended(run, frame, resource, outcome);
                    }
                });
        return true;
    }

    /** Whether it is the call that failed, not the job or the token it was to bring. */
    private static boolean isOfCall(LiveFrame frame, Outcome.Failed outcome) {
        return frame.phase == Phase.STARTED && outcome.kind().isOfCall();
    }

    private static boolean due(Run run, @Nullable LiveFrame frame) {
        if (frame == null || Math.min(frame.dueAtMs, frame.heartbeatDueAtMs) > run.nowMs()) {
            return false;
        }
        return switch (frame.phase) {
            case WAITING -> {
                frame.clearDeadlines();
                if (!(frame.state() instanceof WaitState wait)) {
                    throw new IllegalStateException("Frame " + frame.no + " is in no Wait state");
                }
                Lifecycle.attempt(run, frame, () -> Waits.done(run, frame, wait));
                yield true;
            }
            case BACKING_OFF -> {
                frame.clearDeadlines();
                Lifecycle.work(run, frame);
                yield true;
            }
            case SCHEDULED, STARTED, SUBMITTED -> {
                Resource resource = Tasks.stateOf(frame).resource();
                Lifecycle.attempt(
                        run,
                        frame,
                        () -> {
                            if (!Tasks.releaseEarly(run, frame, resource)) {
                                Tasks.timedOut(run, frame, resource);
                            }
                        });
                yield true;
            }
            case READY, JOINING, MAP_RUN, FINISHED, ABORTED -> false;
        };
    }

    private static boolean timeOut(Run run) {
        long deadlineMs = run.before().deadlineMs();
        if (deadlineMs > run.nowMs()) {
            return false;
        }
        run.writeAside(
                0,
                HistoryEventType.EXECUTION_TIMED_OUT,
                Details.failure(StateFailure.TIMEOUT, null));
        // DescribeExecution shows no error, and the deadline itself as stopDate (measured).
        run.close(new Run.Ending(ExecutionStatus.TIMED_OUT, null, null, null, deadlineMs));
        return true;
    }

    private static boolean stop(Run run, @Nullable String error, @Nullable String cause) {
        run.writeAside(0, HistoryEventType.EXECUTION_ABORTED, Details.failure(error, cause));
        run.close(new Run.Ending(ExecutionStatus.ABORTED, null, error, cause, run.nowMs()));
        return true;
    }
}

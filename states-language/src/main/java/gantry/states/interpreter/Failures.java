package gantry.states.interpreter;

import gantry.states.definition.Catcher;
import gantry.states.definition.ChoiceState;
import gantry.states.definition.FailState;
import gantry.states.definition.MapState;
import gantry.states.definition.ParallelState;
import gantry.states.definition.PassState;
import gantry.states.definition.Retrier;
import gantry.states.definition.State;
import gantry.states.definition.SucceedState;
import gantry.states.definition.TaskState;
import gantry.states.definition.WaitState;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * What becomes of a failure: a retry, a caught error, or the failure of the branch or iteration it
 * happened in, and so on up to the end of the execution.
 */
final class Failures {
    private Failures() {}

    static void fail(Run run, LiveFrame frame, StateFailure thrown) {
        StateFailure failure = told(run, frame, thrown);
        LiveFrame at = frame;
        while (!failure.isFatal()) {
            // Whatever the state had open ends with it, whichever way it goes on.
            Aborts.abortChildren(run, at);
            if (isRetried(run, at, failure)) {
                return;
            }
            long stoodAt = at.lastEventId;
            writeFailed(run, at);
            StateFailure uncaught = uncaught(run, at, failure);
            if (uncaught == null) {
                return;
            }
            if (uncaught.isEvaluation()) { // of the catcher: the state has failed once more
                at.lastEventId = stoodAt;
                uncaught = told(run, at, uncaught);
                writeFailed(run, at);
            }
            failure = located(run, at, uncaught);
            if (failure.isFatal() || at.isRoot()) {
                break;
            }
            at = Aborts.childFailed(run, at, failure);
        }
        run.writeAside(
                at.lastEventId,
                HistoryEventType.EXECUTION_FAILED,
                Details.failure(failure.error(), failure.cause()));
        run.close(
                new Run.Ending(
                        ExecutionStatus.FAILED,
                        null,
                        failure.error(),
                        failure.cause(),
                        run.nowMs()));
    }

    private static void writeFailed(Run run, LiveFrame frame) {
        HistoryEventType failed = EventTypes.failed(frame.state());
        if (failed != null) {
            run.write(frame, failed, null);
        }
    }

    /** The failure with its state named; that of an expression gets an event. */
    private static StateFailure told(Run run, LiveFrame frame, StateFailure thrown) {
        StateFailure located = located(run, frame, thrown);
        if (thrown.isEvaluation()) {
            boolean hasJustEntered = frame.lastEventId == frame.enteredEventId;
            frame.lastEventId =
                    run.writeAside(
                            hasJustEntered ? frame.stoodAtEventId : frame.lastEventId,
                            HistoryEventType.EVALUATION_FAILED,
                            Details.evaluationFailed(frame, located, thrown.location()));
        }
        return located;
    }

    /** With its state named in the cause, once; not where that state works alone (measured). */
    private static StateFailure located(Run run, LiveFrame frame, StateFailure failure) {
        if (run.inspection == null) {
            return failure.at(frame);
        }
        run.inspection.failed(failure.error(), failure.cause());
        return failure.settled(failure.cause());
    }

    private static boolean isRetried(Run run, LiveFrame frame, StateFailure failure) {
        List<Retrier> retriers = retriersOf(frame.state());
        for (int i = 0; i < retriers.size(); i++) {
            Retrier retrier = retriers.get(i);
            if (ErrorNames.match(retrier.errorEquals(), failure)) {
                // The first that matches decides; when it is used up, Catch is asked.
                return retry(run, frame, retrier, i);
            }
        }
        return false;
    }

    private static boolean retry(Run run, LiveFrame frame, Retrier retrier, int index) {
        var counts = new ArrayList<>(frame.retrierCounts);
        while (counts.size() <= index) {
            counts.add(0);
        }
        int retry = counts.get(index) + 1;
        if (retry > retrier.maxAttempts()) {
            if (run.inspection != null) {
                run.inspection.exhausted(index);
            }
            return false;
        }
        counts.set(index, retry);
        FanOuts.removeChildren(run, frame);
        frame.endWork();
        frame.retrierCounts = List.copyOf(counts);
        frame.retryCount++;
        frame.phase = Phase.BACKING_OFF;
        long delayMs = Backoff.delayMs(retrier, retry, run.surroundings.random());
        frame.dueAtMs = run.nowMs() + delayMs;
        if (run.inspection != null) {
            run.inspection.retries(index, delayMs);
        }
        return true;
    }

    /** What is left of a failure after Catch: null if it was caught. */
    private static @Nullable StateFailure uncaught(Run run, LiveFrame frame, StateFailure failure) {
        List<Catcher> catchers = catchersOf(frame.state());
        for (int i = 0; i < catchers.size(); i++) {
            Catcher catcher = catchers.get(i);
            if (ErrorNames.match(catcher.errorEquals(), failure)) {
                try {
                    Leaving leaving = DataFlows.caught(run, frame, catcher, failure.output());
                    FanOuts.removeChildren(run, frame);
                    frame.endWork();
                    Lifecycle.exit(run, frame, leaving, catcher.next());
                    if (run.inspection != null) {
                        run.inspection.caught(i);
                    }
                    return null;
                } catch (StateFailure ofTheCatcher) {
                    return ofTheCatcher;
                }
            }
        }
        return failure;
    }

    static List<Retrier> retriersOf(State state) {
        return switch (state) {
            case TaskState task -> task.retriers();
            case ParallelState parallel -> parallel.retriers();
            case MapState map -> map.retriers();
            case PassState _, ChoiceState _, WaitState _, SucceedState _, FailState _ -> List.of();
        };
    }

    private static List<Catcher> catchersOf(State state) {
        return switch (state) {
            case TaskState task -> task.catchers();
            case ParallelState parallel -> parallel.catchers();
            case MapState map -> map.catchers();
            case PassState _, ChoiceState _, WaitState _, SucceedState _, FailState _ -> List.of();
        };
    }
}

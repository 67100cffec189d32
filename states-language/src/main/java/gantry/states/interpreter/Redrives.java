package gantry.states.interpreter;

import gantry.states.definition.FailState;
import gantry.states.definition.StateMachine;
import gantry.states.values.WideIntegers;

import java.util.List;

/**
 * How an execution that ended without success goes on: exactly the states that did not succeed do
 * their work again, each from its own beginning but without being entered again, and with all its
 * retries; what had succeeded stays.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html">
 *     Restarting state machine executions with redrive</a>
 */
final class Redrives {
    private static final int ROOT = 0;

    private Redrives() {}

    /** Whether an execution that stands so can be redriven at all. */
    static boolean isPossible(ExecutionStatus status) {
        return switch (status) {
            case FAILED, TIMED_OUT, ABORTED -> true;
            case RUNNING, SUCCEEDED -> false;
        };
    }

    /**
     * The execution open again, before anything goes on. It still tells the error that it ended
     * with; the step leaves that behind.
     */
    static Execution reopened(StateMachine machine, Execution closed, long nowMs) {
        return new Execution(
                closed.header(),
                ExecutionStatus.RUNNING,
                closed.frames(),
                closed.nextFrameNo(),
                closed.lastEventId(),
                Deadlines.ofExecution(machine, closed.header(), nowMs),
                closed.redriveCount() + 1,
                nowMs,
                null,
                closed.error(),
                null,
                0);
    }

    /** Has all frames that did not succeed go on; always true. */
    static boolean goOn(Run run) {
        Execution before = run.before();
        long eventId =
                run.writeAside(
                        before.lastEventId(),
                        HistoryEventType.EXECUTION_REDRIVEN,
                        Details.executionRedriven(before.redriveCount()));
        LiveFrame root = run.findFrame(ROOT);
        if (root == null) {
            beginAnew(run);
        } else {
            goOn(run, root, eventId);
        }
        return true;
    }

    /** It ended before its first state. */
    private static void beginAnew(Run run) {
        int root = run.reserveFrames(1);
        var input = WideIntegers.asDoubles(run.header().input());
        run.begin(root, Frame.NO_PARENT, 0, run.machine.root(), input, null, 0);
    }

    private static void goOn(Run run, LiveFrame frame, long redrivenEventId) {
        frame.retryCount = 0;
        frame.retrierCounts = List.of();
        frame.earlyOutcome = null;
        frame.clearDeadlines();
        FanOut fanOut = frame.fanOut;
        if (MapRuns.hasMapRun(frame)) {
            MapRuns.redrive(run, frame);
        } else if (fanOut == null || wasTooLarge(run, fanOut)) {
            workAgain(run, frame, redrivenEventId);
        } else {
            goOnBelow(run, frame, fanOut, redrivenEventId);
        }
    }

    /** "the Parallel state is rerun, including the branches that were successful". */
    private static boolean wasTooLarge(Run run, FanOut fanOut) {
        return fanOut.isComplete() && StateFailure.DATA_LIMIT_EXCEEDED.equals(run.before().error());
    }

    private static void workAgain(Run run, LiveFrame frame, long redrivenEventId) {
        FanOuts.removeChildren(run, frame);
        frame.endWork();
        frame.phase = Phase.READY;
        if (frame.enteredEventId > 0) {
            // Recorded: tasks follow their state's entry, the failure of a Fail state the redrive.
            frame.lastEventId =
                    frame.state() instanceof FailState ? redrivenEventId : frame.enteredEventId;
        }
        run.enqueue(frame);
    }

    /** Recursion is as deep as states stand in each other in the definition. */
    private static void goOnBelow(Run run, LiveFrame frame, FanOut fanOut, long redrivenEventId) {
        for (int index = 0; index < fanOut.started(); index++) {
            int no = fanOut.frameOf(index);
            Frame child = run.before().findFrame(no);
            // One that succeeded is not touched: thousands of rows would be written again.
            if (child != null && child.phase() != Phase.FINISHED) {
                goOn(run, run.requireFrame(no), redrivenEventId);
            }
        }
        run.budget.work(fanOut.started());
        if (fanOut.hasRoom() || fanOut.isComplete()) {
            frame.phase = Phase.READY;
            run.enqueue(frame);
        } else {
            frame.phase = Phase.JOINING;
        }
    }
}
